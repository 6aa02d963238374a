import { ForbiddenException, HttpException, NotFoundException, ServiceUnavailableException } from '@nestjs/common'
import { PROBLEM_CODES } from '../../src/common/problems/problem-codes.data.js'
import { ProblemError } from '../../src/common/problems/problem-error.js'
import { problemOf } from '../../src/common/problems/problem-of.js'
import {
  ConfigurationError,
  EngineDefectError,
  MalformedInputError,
  PolicyError,
  UnsupportedError,
  VerificationError,
} from '../../src/webauthn/index.js'
import { ERROR_CODES } from '../../src/webauthn/inspect.js'

const occurring = (error: VerificationError, step: string) =>
  error.withOccurrence({ step, report: () => ({ failedStep: step }) })

describe('problemOf', () => {
  it('returns the members of a ProblemError', () => {
    const error = new ProblemError('user_not_found', { detail: 'no user "x"', extra: { a: 1 }, headers: { b: 'c' } })
    expect(problemOf(error)).toMatchObject({
      status: 404,
      code: 'user_not_found',
      title: PROBLEM_CODES.user_not_found.title,
      detail: 'no user "x"',
      extra: { a: 1 },
      headers: { b: 'c' },
    })
  })

  it.each([
    [
      'a malformed input',
      new MalformedInputError('base64url_invalid', { path: 'response.signature' }),
      400,
      'base64url_invalid',
    ],
    [
      'a failed registration',
      occurring(new VerificationError('type_unexpected', 'type'), 'registration.type'),
      422,
      'type_unexpected',
    ],
    [
      'a failed authentication',
      occurring(new VerificationError('type_unexpected', 'type'), 'authentication.type'),
      401,
      'type_unexpected',
    ],
    [
      'a policy violation',
      occurring(new PolicyError('sign_count_not_increased', 'signCount'), 'authentication.signCount'),
      403,
      'sign_count_not_increased',
    ],
    ['an unsupported format', new UnsupportedError('format_unsupported', 'tpm9'), 422, 'format_unsupported'],
    ['invalid expectations', new ConfigurationError('expectation_invalid', 'origins', 'x'), 500, 'expectation_invalid'],
    ['an engine defect', new EngineDefectError(new Error('x')), 500, 'internal_error'],
  ])('maps %s to its status and code', (_what, error, status, code) => {
    expect(problemOf(error)).toMatchObject({ status, code })
  })

  it('includes the step or the path of an engine error', () => {
    const refused = occurring(new VerificationError('type_unexpected', 'type'), 'registration.type')
    const { extra, occurrence } = problemOf(refused)
    expect(extra).toEqual({})
    expect(occurrence).toMatchObject({ step: 'registration.type' })
    expect(occurrence?.report()).toEqual({ failedStep: 'registration.type' })
    const malformed = new MalformedInputError('base64url_invalid', { path: 'response.signature' })
    expect(problemOf(malformed).extra).toEqual({ path: 'response.signature' })
  })

  it.each([
    ['an unknown route', new NotFoundException('Cannot GET /x'), 404, 'route_not_found'],
    ['a forbidden request', new ForbiddenException(), 403, 'permission_missing'],
    ['a failed health check', new ServiceUnavailableException({ details: 1 }), 503, 'service_unavailable'],
    ['a status without a code', new HttpException('tea', 418), 500, 'internal_error'],
    ['a malformed URL', { code: 'FST_ERR_BAD_URL', statusCode: 400 }, 400, 'uri_malformed'],
    ['a body too large', { code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 }, 413, 'body_too_large'],
    [
      'an unsupported media type',
      { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE', statusCode: 415 },
      415,
      'media_type_unsupported',
    ],
    ['a database error', Object.assign(new Error('SQLITE_BUSY'), { code: 'SQLITE_BUSY' }), 500, 'internal_error'],
    ['a thrown string', 'text', 500, 'internal_error'],
    ['a thrown undefined', undefined, 500, 'internal_error'],
  ])('maps %s to a code without its message', (_what, error, status, code) => {
    const problem = problemOf(error)
    expect(problem).toMatchObject({ status, code, extra: {} })
    expect(problem.detail).toBeUndefined()
  })
})

describe('the registries of error codes', () => {
  it('have no code in common', () => {
    expect(Object.keys(PROBLEM_CODES).filter((code) => code in ERROR_CODES)).toEqual([])
  })

  it('have codes in snake case and titles that are sentences', () => {
    for (const [code, { title }] of [...Object.entries(PROBLEM_CODES), ...Object.entries(ERROR_CODES)]) {
      expect(code).toMatch(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/)
      expect(title).toMatch(/^[A-Z].*\.$/)
    }
  })
})
