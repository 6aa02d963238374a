import { Type } from 'class-transformer'
import { IsObject, IsOptional, ValidateNested } from 'class-validator'
import { IsText } from '../../src/common/http/is-text.js'
import { createValidationPipe, type InvalidMember } from '../../src/common/http/validation.js'
import { ProblemError } from '../../src/common/problems/problem-error.js'

class OwnerDto {
  @IsText(8)
  name!: string
}

class DocumentDto {
  @IsText(8)
  title!: string

  @IsObject()
  content!: Record<string, unknown>

  @IsOptional()
  @IsText(8)
  note?: string

  @IsOptional()
  @ValidateNested()
  @Type(() => OwnerDto)
  owner?: OwnerDto
}

function errorsOf(body: unknown): readonly InvalidMember[] {
  try {
    createValidationPipe().transform(body, { type: 'body', metatype: DocumentDto })
    return []
  } catch (error) {
    if (error instanceof ProblemError) return error.extra['errors'] as readonly InvalidMember[]
    throw error
  }
}

const valid = { title: 'a', content: {} }

describe('the validation of a request', () => {
  it.each<[name: string, body: object, errors: readonly [path: string, reason: string][]]>([
    ['accepts a valid body', valid, []],
    ['reports one reason for a missing text', { content: {} }, [['title', 'is required']]],
    ['reports one reason for a member that is null', { ...valid, title: null }, [['title', 'is required']]],
    ['reports one reason for a missing object', { title: 'a' }, [['content', 'is required']]],
    ['reports a missing nested member by its path', { ...valid, owner: {} }, [['owner.name', 'is required']]],
    ['accepts a missing optional member', { ...valid, note: undefined }, []],
    [
      'reports a text that is too long without repeating its name',
      { ...valid, title: 'x'.repeat(9) },
      [['title', 'must be shorter than or equal to 8 characters']],
    ],
    ['reports an unknown member', { ...valid, extra: 1 }, [['extra', 'property extra should not exist']]],
  ])('%s', (_name, body, errors) => {
    expect(errorsOf(body).map(({ path, reason }) => [path, reason])).toEqual(errors)
  })

  it.each([[['a']], ['text'], [7], [null], [undefined]])('rejects a body that is not an object: %j', (body) => {
    expect(errorsOf(body)).not.toEqual([])
  })

  it('returns an instance of the class', () => {
    const dto = createValidationPipe().transform(
      { ...valid, owner: { name: 'a' } },
      { type: 'body', metatype: DocumentDto },
    )
    expect(dto).toBeInstanceOf(DocumentDto)
    expect((dto as DocumentDto).owner).toBeInstanceOf(OwnerDto)
  })

  it('returns parameters without a DTO unchanged', () => {
    for (const metatype of [String, Object, undefined])
      expect(createValidationPipe().transform('1', { type: 'param', metatype })).toBe('1')
    expect(createValidationPipe().transform(valid, { type: 'custom', metatype: DocumentDto })).toBe(valid)
  })

  it('never returns the value of an invalid member', () => {
    expect(JSON.stringify(errorsOf({ ...valid, title: 'top secret value' }))).not.toContain('secret')
  })
})
