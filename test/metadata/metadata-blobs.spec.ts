import type { MetadataBlob } from '../../src/metadata/metadata-blob.js'
import { TypeOrmMetadataBlobsRepository } from '../../src/metadata/persistence/typeorm-metadata-blobs.repository.js'
import { openTestDatabase, type TestDatabase } from '../support/database.js'

const SIGNER = 'mds.example.org'

const blob = (number: number, text = `no ${number}`): MetadataBlob => ({
  number,
  text,
  etag: null,
  storedAt: new Date(1_700_000_000_000),
  checkedAt: null,
})

let database: TestDatabase
let blobs: TypeOrmMetadataBlobsRepository

beforeEach(async () => {
  database = await openTestDatabase()
  blobs = new TypeOrmMetadataBlobsRepository(database.unitOfWork)
})

afterEach(() => database.close())

describe('the BLOB repository', () => {
  it('finds nothing for an unknown metadata service', async () => {
    expect(await blobs.findState(SIGNER)).toBeUndefined()
    expect(await blobs.findText(SIGNER)).toBeUndefined()
  })

  it.each([
    ['stores a higher number', 8, false, true, 'no 8'],
    ['rejects the same number', 7, false, false, 'first'],
    ['rejects a lower number', 6, false, false, 'first'],
    ['stores the same number when repairing', 7, true, true, 'no 7'],
    ['stores a higher number when repairing', 8, true, true, 'no 8'],
    ['rejects a lower number when repairing', 6, true, false, 'first'],
  ])('%s [mds.no-monotonic]', async (...row) => {
    const [, number, repairing, isStored, text] = row
    expect(await blobs.store(SIGNER, blob(7, 'first'), false)).toBe(true)
    expect(await blobs.store(SIGNER, blob(number), repairing)).toBe(isStored)
    expect(await blobs.findText(SIGNER)).toBe(text)
  })

  it('stores the highest of several concurrent numbers [mds.no-monotonic]', async () => {
    await Promise.all([3, 9, 1, 7].map((number) => blobs.store(SIGNER, blob(number), false)))
    expect(await blobs.findState(SIGNER)).toMatchObject({ number: 9 })
  })

  it('stores one BLOB per metadata service', async () => {
    await blobs.store(SIGNER, blob(7), false)
    await blobs.store('other.example.org', blob(3), false)
    expect(await blobs.findText(SIGNER)).toBe('no 7')
    expect(await blobs.findText('other.example.org')).toBe('no 3')
  })

  it('records the time and the ETag of a check', async () => {
    await blobs.store(SIGNER, blob(7), false)
    const checkedAt = new Date(1_700_000_001_000)
    await blobs.recordCheck(SIGNER, { checkedAt, etag: '"seven"' })
    const { text: _text, ...state } = blob(7)
    expect(await blobs.findState(SIGNER)).toEqual({ ...state, checkedAt, etag: '"seven"' })
  })
})
