import { Injectable } from '@nestjs/common'
import { StructuredLogger } from '../common/logger.js'
import { createPage, DEFAULT_PAGE_SIZE, type Page } from '../common/page.js'
import { ProblemError } from '../common/problems/problem-error.js'
import { LatchkeyConfig } from '../config/latchkey-config.js'
import type { Passkey } from '../passkeys/credentials/passkey.js'
import { PasskeysService } from '../passkeys/credentials/passkeys.service.js'
import type { EnrolledModelAssessment } from '../webauthn/metadata.js'
import type { AffectedPasskey } from './affected-passkey.js'
import { AffectedPasskeysRepository } from './affected-passkeys.repository.js'

/** The new assessment of one passkey's model. */
interface ModelFinding {
  readonly passkey: Passkey
  readonly assessment: EnrolledModelAssessment
  /** The serial number of the BLOB. */
  readonly number: number
  readonly at: Date
}

/** An affected passkey with its current state. */
export interface AffectedPasskeyReport extends AffectedPasskey {
  readonly passkey: Passkey
}

type RefusedModel = Extract<EnrolledModelAssessment, { readonly verdict: 'refused' }>

/** Reports or suspends the passkeys of compromised authenticator models, and lists them. */
@Injectable()
export class AffectedPasskeysService {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly repository: AffectedPasskeysRepository,
    private readonly config: LatchkeyConfig,
    private readonly logger: StructuredLogger,
  ) {}

  /** Lists in ascending order of the passkey ids. */
  async list(query: { cursor?: string; limit?: number }): Promise<Page<AffectedPasskeyReport>> {
    const { cursor, limit = DEFAULT_PAGE_SIZE } = query
    const rows = await this.repository.list(cursor, limit + 1)
    const page = createPage(rows, limit, ({ passkeyId }) => passkeyId)
    const passkeys = await this.passkeys.listByIds(page.items.map(({ passkeyId }) => passkeyId))
    const byId = new Map(passkeys.map((passkey) => [passkey.id, passkey]))
    const items = page.items.flatMap((affected) => {
      const passkey = byId.get(affected.passkeyId)
      return passkey === undefined ? [] : [{ ...affected, passkey }]
    })
    return { items, nextCursor: page.nextCursor }
  }

  /**
   * Acts once on each finding. A passkey that a backend has resumed stays active until the metadata has a new report
   * against its model.
   */
  async record(findings: readonly ModelFinding[]): Promise<void> {
    const previous = await this.repository.findAmong(findings.map(({ passkey }) => passkey.id))
    for (const finding of findings) await this.#recordOne(finding, previous.get(finding.passkey.id))
  }

  async #recordOne(finding: ModelFinding, previous: AffectedPasskey | undefined): Promise<void> {
    const { assessment, passkey } = finding
    if (assessment.verdict === 'refused') {
      if (previous === undefined || this.#isNew(assessment, previous)) await this.#act(finding, assessment)
    } else if (previous !== undefined) {
      await this.repository.remove(passkey.id)
      // The server does not resume a suspended passkey: that decision belongs to the backend.
      this.logger.event('passkey model no longer compromised', { passkeyId: passkey.id })
    }
  }

  get #action(): AffectedPasskey['action'] {
    const { metadata } = this.config
    return metadata !== 'off' && metadata.affectedPasskeys === 'suspend' ? 'suspended' : 'reported'
  }

  #isNew({ statuses }: RefusedModel, previous: AffectedPasskey): boolean {
    const isDone = previous.action === 'suspended' || this.#action === 'reported'
    return !isDone || statuses.some((status) => !previous.statuses.includes(status))
  }

  /** Suspends the passkey before it records the finding, so that the next run repeats an interrupted action. */
  async #act({ passkey, number, at: foundAt }: ModelFinding, { description, statuses }: RefusedModel): Promise<void> {
    const { id: passkeyId, userId, aaguid } = passkey
    const action = this.#action
    if (action === 'suspended' && !(await this.#suspend(passkey))) return
    const found = { passkeyId, userId, aaguid, model: description, number, action }
    const distinct = [...new Set(statuses)]
    const outcome = await this.repository.save({ ...found, statuses: distinct, foundAt })
    if (outcome === 'passkey-missing') return
    this.logger.alert('passkey model compromised', { ...found, statuses: distinct.join(', ') })
  }

  /** Returns false when the passkey has been deleted. */
  async #suspend({ userId, id }: Passkey): Promise<boolean> {
    try {
      await this.passkeys.suspend(userId, id, 'server')
      return true
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'passkey_not_found') return false
      throw error
    }
  }
}
