import { LessThan } from 'typeorm'
import { CeremonyRow } from '../../src/passkeys/ceremonies/persistence/ceremony.entity.js'
import { bytes, instant, integer, json } from '../../src/database/transformers.js'
import { openTestDatabase } from '../support/database.js'

describe('column transformers', () => {
  it.each([
    ['integer', integer, 7, 7],
    ['instant', instant, new Date(1_700_000_000_123), 1_700_000_000_123],
    ['json', json, { a: [1, null] }, '{"a":[1,null]}'],
    ['bytes', bytes, new Uint8Array([1, 2]), Buffer.from([1, 2])],
  ])('%s reads back the value that it wrote', (_name, transformer, value, stored) => {
    expect(transformer.to(value)).toEqual(stored)
    expect(transformer.from(stored)).toEqual(value)
  })

  it.each([
    ['integer', integer],
    ['instant', instant],
    ['bytes', bytes],
  ])('%s passes null through', (_name, transformer) => {
    expect(transformer.to(null)).toBeNull()
    expect(transformer.from(null)).toBeNull()
  })

  it('json reads null', () => {
    expect(json.from(null)).toBeNull()
  })

  it('reads big integers that the driver returns as strings', () => {
    expect(integer.from('4294967295')).toBe(4_294_967_295)
    expect(instant.from('1700000000123')).toEqual(new Date(1_700_000_000_123))
  })

  it('converts dates inside operators, for reads and deletes', async () => {
    const database = await openTestDatabase()
    const ended = new Date(1000)
    await database.unitOfWork.transaction(async (manager) => {
      const ceremony = {
        kind: 'registration',
        realm: 'backend',
        userId: null,
        purpose: 'x',
        expectations: {},
        browserHash: null,
      }
      const repository = manager.getRepository<CeremonyRow>(CeremonyRow)
      await repository.insert({
        ...ceremony,
        challengeHash: new Uint8Array([1]),
        expiresAt: ended,
        createdAt: ended,
      } as never)
      expect(await repository.countBy({ expiresAt: LessThan(new Date(1001)) })).toBe(1)
      expect(await repository.delete({ expiresAt: LessThan(ended) })).toMatchObject({ affected: 0 })
      expect(await repository.delete({ expiresAt: LessThan(new Date(1001)) })).toMatchObject({ affected: 1 })
    })
    await database.close()
  })

  it('passes undefined through, for columns that an update does not name', () => {
    for (const transformer of [integer, instant, json, bytes]) expect(transformer.to(undefined)).toBeUndefined()
  })
})
