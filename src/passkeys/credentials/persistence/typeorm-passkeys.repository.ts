import { Injectable } from '@nestjs/common'
import { type FindOptionsWhere, In } from 'typeorm'
import type { PreparedWrite } from '../../../database/shared-statement.js'
import { insertIfAbsent } from '../../../database/insert-if-absent.js'
import { selectLocked } from '../../../database/row-locks.js'
import { UnitOfWork } from '../../../database/unit-of-work.js'
import type { Aaguid, CoseKeyBytes, CredentialId, RpId } from '../../../webauthn/index.js'
import type {
  Account,
  OwnedPasskey,
  Passkey,
  PasskeyState,
  PasskeyWithAttestation,
  RegistrationEvidence,
} from '../passkey.js'
import { PasskeysRepository, type PasskeyUse } from '../passkeys.repository.js'
import { PasskeyRow } from './passkey.entity.js'
import { FIND_ACCOUNT, FIND_OWNER, readAccount, RECORD_USE } from './passkey-statements.js'

const OLDEST_FIRST = { createdAt: 'ASC', id: 'ASC' } as const

@Injectable()
export class TypeOrmPasskeysRepository extends PasskeysRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  async insert(passkey: Passkey, evidence: RegistrationEvidence): Promise<'stored' | 'duplicate'> {
    const row = toRow(passkey, evidence)
    const isStored = await this.unitOfWork.write((manager) => insertIfAbsent(manager, PasskeyRow, row))
    return isStored ? 'stored' : 'duplicate'
  }

  async findByCredentialId(credentialId: CredentialId): Promise<Passkey | undefined> {
    const row = await this.unitOfWork.read((manager) => manager.findOneBy(PasskeyRow, { credentialId }))
    return row === null ? undefined : toPasskey(row)
  }

  async findAccount(userId: string): Promise<Account | undefined> {
    return readAccount(await this.unitOfWork.lookUp(FIND_ACCOUNT.call(userId)))
  }

  async findOwner(credentialId: CredentialId): Promise<Account | undefined> {
    return readAccount(await this.unitOfWork.lookUp(FIND_OWNER.call(credentialId)))
  }

  async find(userId: string, id: string): Promise<Passkey | undefined> {
    const row = await this.unitOfWork.read((manager) => manager.findOneBy(PasskeyRow, { id, userId }))
    return row === null ? undefined : toPasskey(row)
  }

  async list(userId: string): Promise<Passkey[]> {
    const rows = await this.unitOfWork.read((manager) =>
      manager.find(PasskeyRow, { where: { userId }, order: OLDEST_FIRST }),
    )
    return rows.map(toPasskey)
  }

  async listOfEither(userId: string, otherUserId: string): Promise<Passkey[]> {
    const where = { userId: In([userId, otherUserId]) }
    const rows = await this.unitOfWork.read((manager) => manager.find(PasskeyRow, { where, order: OLDEST_FIRST }))
    return rows.map(toPasskey)
  }

  async listPage(after: string | undefined, size: number): Promise<PasskeyWithAttestation[]> {
    const rows = await this.unitOfWork.read((manager) => {
      const query = manager.createQueryBuilder(PasskeyRow, 'passkey').addSelect('passkey.attestationObject')
      if (after !== undefined) query.where('passkey.id > :after', { after })
      return query.orderBy('passkey.id').take(size).getMany()
    }, 'scan')
    return rows.map(({ attestationObject, ...row }) => ({ passkey: toPasskey(row), attestationObject }))
  }

  async listByIds(passkeyIds: readonly string[]): Promise<Passkey[]> {
    const rows = await this.unitOfWork.read((manager) => manager.findBy(PasskeyRow, { id: In(passkeyIds) }))
    return rows.map(toPasskey)
  }

  count(userId: string): Promise<number> {
    return this.unitOfWork.read((manager) => manager.countBy(PasskeyRow, { userId }))
  }

  countActive(userId: string): Promise<number> {
    return this.unitOfWork.read((manager) => manager.countBy(PasskeyRow, { userId, state: 'active' }))
  }

  async listCredentialIds(userId: string): Promise<CredentialId[]> {
    const wanted = { where: { userId }, select: { id: true, credentialId: true }, order: OLDEST_FIRST }
    const rows = await this.unitOfWork.read((manager) => manager.find(PasskeyRow, wanted))
    return rows.map(({ credentialId }) => credentialId as CredentialId)
  }

  async recordUse(owned: OwnedPasskey, use: PasskeyUse, writes: readonly PreparedWrite[]): Promise<boolean> {
    const recorded = await this.unitOfWork.store(RECORD_USE.call({ ...owned, use }), ...writes)
    return recorded.length === 1
  }

  /** Locks the user first: a deletion of the user locks the rows in this order. */
  async lockActive(userId: string, id: string): Promise<boolean> {
    this.unitOfWork.assertInTransaction()
    const user = 'SELECT id FROM users WHERE id = $1'
    const passkey = "SELECT id FROM passkeys WHERE id = $1 AND user_id = $2 AND state = 'active'"
    const rows = await this.unitOfWork.write(async (manager) => {
      await selectLocked(manager, user, [userId], 'reference')
      return selectLocked(manager, passkey, [id, userId])
    })
    return rows.length === 1
  }

  rename(userId: string, id: string, displayName: string): Promise<boolean> {
    return this.#update({ id, userId }, { displayName })
  }

  setState(userId: string, id: string, state: PasskeyState): Promise<boolean> {
    return this.#update({ id, userId }, { state })
  }

  async delete(userId: string, id: string): Promise<boolean> {
    return (await this.#delete({ id, userId })) === 1
  }

  deleteAll(userId: string): Promise<number> {
    return this.#delete({ userId })
  }

  async #update(where: FindOptionsWhere<PasskeyRow>, values: Partial<PasskeyRow>): Promise<boolean> {
    const { affected } = await this.unitOfWork.write((manager) => manager.update(PasskeyRow, where, values))
    return affected === 1
  }

  async #delete(where: FindOptionsWhere<PasskeyRow>): Promise<number> {
    const { affected } = await this.unitOfWork.write((manager) => manager.delete(PasskeyRow, where))
    return affected ?? 0
  }
}

function toRow(passkey: Passkey, evidence: RegistrationEvidence): PasskeyRow {
  const { attestation, ...columns } = passkey
  const { format: attestationFormat, type: attestationType, verdict: attestationVerdict } = attestation
  return { ...columns, attestationFormat, attestationType, attestationVerdict, ...evidence }
}

function toPasskey(row: Omit<PasskeyRow, keyof RegistrationEvidence>): Passkey {
  const { attestationFormat: format, attestationType: type, attestationVerdict: verdict, ...columns } = row
  return {
    ...columns,
    credentialId: row.credentialId as CredentialId,
    rpId: row.rpId as RpId,
    publicKey: row.publicKey as CoseKeyBytes,
    aaguid: row.aaguid as Aaguid,
    attestation: { format, type, verdict },
    modelProven: row.modelProven ?? false,
    backupEligibleAtRegistration: row.backupEligibleAtRegistration ?? false,
    createdBy: row.createdBy ?? 'webauthn',
    uvTrusted: row.uvTrusted ?? false,
    provisional: row.provisional ?? true,
  }
}
