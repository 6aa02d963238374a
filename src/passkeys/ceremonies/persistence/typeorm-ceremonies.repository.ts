import { Injectable } from '@nestjs/common'
import { rowsOf } from '../../../database/returned-row.js'
import { hexOf, SharedStatement } from '../../../database/shared-statement.js'
import { UnitOfWork } from '../../../database/unit-of-work.js'
import { CeremoniesRepository, type ExpiredCeremony } from '../ceremonies.repository.js'
import type { Ceremony } from '../ceremony.js'
import { CeremonyRow } from './ceremony.entity.js'

interface IssuedCeremony {
  readonly challengeHash: Uint8Array
  readonly ceremony: Ceremony
}

const INSERT = new SharedStatement<IssuedCeremony, Pick<CeremonyColumns, 'challenge_hash'>>({
  name: 'ceremonies.insert',
  sql: ({ elements, unhex }) => `
    INSERT INTO ceremonies
      (challenge_hash, kind, realm, user_id, purpose, expectations, browser_hash, expires_at, created_at)
    SELECT ${unhex('value->>0')}, value->>1, value->>2, value->>3, value->>4, value->>5, ${unhex('value->>6')},
      CAST(value->>7 AS bigint), CAST(value->>8 AS bigint)
    FROM ${elements} RETURNING challenge_hash`,
  valuesOf: ({ challengeHash, ceremony }) => [
    hexOf(challengeHash),
    ceremony.kind,
    ceremony.realm,
    ceremony.userId,
    ceremony.purpose,
    JSON.stringify(ceremony.state),
    ceremony.browserHash && hexOf(ceremony.browserHash),
    ceremony.expiresAt.getTime(),
    ceremony.createdAt.getTime(),
  ],
  keyOf: ({ challengeHash }) => hexOf(challengeHash),
  keyOfRow: ({ challenge_hash }) => hexOf(challenge_hash),
})

/** The columns of a ceremony in a row. Numbers are text on PostgreSQL. */
interface CeremonyColumns {
  readonly challenge_hash: Uint8Array
  readonly kind: Ceremony['kind']
  readonly realm: Ceremony['realm']
  readonly user_id: string | null
  readonly purpose: string
  readonly expectations: string
  readonly browser_hash: Uint8Array | null
  readonly expires_at: number | string
  readonly created_at: number | string
}

/** One statement, so that exactly one of two concurrent requests receives the row. */
const CONSUME = new SharedStatement<Uint8Array, CeremonyColumns>({
  name: 'ceremonies.consume',
  sql: ({ elements, unhex }) => `
    DELETE FROM ceremonies WHERE challenge_hash IN (SELECT ${unhex('value->>0')} FROM ${elements})
    RETURNING challenge_hash, kind, realm, user_id, purpose, expectations, browser_hash, expires_at, created_at`,
  valuesOf: (challengeHash) => [hexOf(challengeHash)],
  keyOf: hexOf,
  keyOfRow: ({ challenge_hash }) => hexOf(challenge_hash),
})

/** The line break prevents that TypeORM discards the returned rows on SQLite. */
const DELETE_EXPIRED = '\nDELETE FROM ceremonies WHERE expires_at < $1 RETURNING kind, realm'

@Injectable()
export class TypeOrmCeremoniesRepository extends CeremoniesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  async insert(challengeHash: Uint8Array, ceremony: Ceremony): Promise<void> {
    await this.unitOfWork.store(INSERT.call({ challengeHash, ceremony }))
  }

  async consume(challengeHash: Uint8Array): Promise<Ceremony | undefined> {
    const [row] = await this.unitOfWork.store(CONSUME.call(challengeHash))
    return row === undefined ? undefined : readCeremony(row)
  }

  async deleteByUser(userId: string): Promise<void> {
    await this.unitOfWork.write((manager) => manager.delete(CeremonyRow, { userId }))
  }

  async deleteExpired(before: Date): Promise<readonly ExpiredCeremony[]> {
    const deleted = await this.unitOfWork.write<unknown>((manager) => manager.query(DELETE_EXPIRED, [before.getTime()]))
    return rowsOf<ExpiredCeremony>(deleted)
  }
}

function readCeremony(row: CeremonyColumns): Ceremony {
  return {
    kind: row.kind,
    realm: row.realm,
    userId: row.user_id,
    purpose: row.purpose,
    browserHash: row.browser_hash && new Uint8Array(row.browser_hash),
    state: JSON.parse(row.expectations) as Ceremony['state'],
    createdAt: new Date(Number(row.created_at)),
    expiresAt: new Date(Number(row.expires_at)),
  }
}
