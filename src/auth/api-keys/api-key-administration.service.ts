import { Injectable } from '@nestjs/common'
import { ProblemError } from '../../common/problems/problem-error.js'
import { endOf } from './administered-key.js'
import { AdministeredKeys } from './administered-keys.js'
import type { ApiKey } from '../../access/api-key.js'
import { ApiKeysRepository } from './api-keys.repository.js'
import { type ApiKeyGrant, ApiKeysService, type KnownApiKey, type NewApiKey } from './api-keys.service.js'
import { GrantRules } from './grant-rules.js'

const DEFAULT_PAGE = 50

/** How long a key that is replaced goes on opening, in seconds: time to bring the new one to every machine. */
const DEFAULT_OVERLAP = 86_400

export interface RotatedApiKey extends NewApiKey {
  /** The old key, with its end. */
  readonly replaced: KnownApiKey
}

export interface ApiKeyPage {
  readonly apiKeys: readonly KnownApiKey[]
  /** Where the next page begins; null on the last one. */
  readonly next: string | null
}

export interface Rotation {
  /** How long the replaced key goes on opening; a day where it is left out. */
  readonly overlapSeconds?: number
  /** When the new key expires; left out: when the replaced one would have. */
  readonly expiresAt?: Date
}

/** What a key that can do everything does with API keys. */
@Injectable()
export class ApiKeyAdministrationService {
  constructor(
    private readonly repository: ApiKeysRepository,
    private readonly apiKeys: ApiKeysService,
    private readonly administered: AdministeredKeys,
    private readonly rules: GrantRules,
  ) {}

  /** Throws `request_invalid`, `permission_missing`, `origin_not_allowed`. */
  create(granter: ApiKey, grant: ApiKeyGrant): Promise<NewApiKey> {
    this.rules.checkFit(grant)
    this.rules.checkWithin(granter, grant)
    return this.apiKeys.create(grant)
  }

  /** Throws `api_key_not_found`. */
  async get(id: string): Promise<KnownApiKey> {
    const stored = await this.repository.find(id)
    if (stored === undefined) throw new ProblemError('api_key_not_found')
    return this.apiKeys.know(stored.apiKey)
  }

  /** Every key there ever was, in the order of their ids. */
  async list(after: string | undefined, limit = DEFAULT_PAGE): Promise<ApiKeyPage> {
    const found = await this.repository.list(after, limit + 1)
    const apiKeys = found.slice(0, limit)
    const next = found.length > limit ? (apiKeys.at(-1)?.id ?? null) : null
    return { apiKeys: apiKeys.map((apiKey) => this.apiKeys.know(apiKey)), next }
  }

  /**
   * Changes the members that are given. Throws `request_invalid`, `permission_missing`, `origin_not_allowed`,
   * `api_key_not_found`, `api_key_not_active`, `api_key_already_rotated`, `last_admin_key`.
   */
  change(granter: ApiKey, id: string, change: Partial<ApiKeyGrant>): Promise<KnownApiKey> {
    this.rules.checkFit(change)
    return this.administered.run(id, async (subject) => {
      subject.demandActive()
      const result = { ...subject.key, ...change }
      await this.#demandEnd(subject.key, result)
      this.rules.checkWithin(granter, result)
      subject.demandNoLockout(result)
      await this.repository.change(result)
      return this.apiKeys.know(result)
    })
  }

  /**
   * Makes a key of the same grant, and lets the old one expire. Throws what `change` throws, and
   * `api_key_already_rotated`.
   */
  rotate(granter: ApiKey, id: string, rotation: Rotation): Promise<RotatedApiKey> {
    const { overlapSeconds = DEFAULT_OVERLAP, ...wanted } = rotation
    this.rules.checkFit(wanted)
    return this.administered.run(id, async (subject) => {
      subject.demandActive()
      const { key, at } = subject
      const grant = { ...key, ...wanted }
      this.rules.checkWithin(granter, grant)
      const made = await this.apiKeys.createSuccessor(grant, id)
      subject.demandNoLockout(made.apiKey)
      const end = Math.min(endOf(key), at.getTime() + overlapSeconds * 1000)
      const replaced = { ...key, expiresAt: new Date(end) }
      await this.repository.change(replaced)
      return { ...made, replaced: this.apiKeys.know(replaced) }
    })
  }

  /** Ends a key at once; one that is revoked already stays as it is. Throws `api_key_not_found`, `last_admin_key`. */
  revoke(id: string): Promise<KnownApiKey> {
    return this.administered.run(id, async (subject) => {
      const { key, at } = subject
      if (key.revokedAt !== null) return this.apiKeys.know(key)
      const result = { ...key, revokedAt: at }
      subject.demandNoLockout(result)
      await this.repository.change(result)
      return this.apiKeys.know(result)
    })
  }

  /** Throws `api_key_already_rotated` for a key that has given way to another, and would never end again. */
  async #demandEnd(key: ApiKey, result: ApiKey): Promise<void> {
    const goesOnForEver = key.expiresAt !== null && result.expiresAt === null
    if (goesOnForEver && (await this.repository.hasSuccessor(key.id))) throw new ProblemError('api_key_already_rotated')
  }
}
