import { Injectable } from '@nestjs/common'
import { StructuredLogger } from '../../common/logger.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { Passkey } from '../../passkeys/credentials/passkey.js'
import { PasskeysService } from '../../passkeys/credentials/passkeys.service.js'
import type { EnrolledModelAssessment } from '../../webauthn/index.js'
import type { AffectedPasskey } from './affected-passkey.js'
import { AffectedPasskeysRepository } from './affected-passkeys.repository.js'

/** What metadata says of the model of one passkey now, and what was known. */
export interface ModelFinding {
  readonly passkey: Passkey
  readonly assessment: EnrolledModelAssessment
  readonly known: AffectedPasskey | undefined
  /** Serial number of the BLOB. */
  readonly number: number
  readonly at: Date
}

type Refused = Extract<EnrolledModelAssessment, { readonly verdict: 'refused' }>

/**
 * Acts upon what was found, once: a passkey that somebody has resumed knowingly stays active until metadata says
 * something new against its model.
 */
@Injectable()
export class ModelResponse {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly affected: AffectedPasskeysRepository,
    private readonly config: LatchkeyConfig,
    private readonly logger: StructuredLogger,
  ) {}

  async respond(finding: ModelFinding): Promise<void> {
    const { assessment, known, passkey } = finding
    if (assessment.verdict === 'refused') {
      if (known === undefined || this.#isNews(assessment, known)) await this.#act(finding, assessment)
    } else if (known !== undefined) {
      await this.affected.remove(passkey.id)
      // Whether it shall be resumed is for somebody to decide.
      this.logger.event('nothing speaks against the model of a passkey any more', { passkeyId: passkey.id })
    }
  }

  get #action(): AffectedPasskey['action'] {
    const { metadata } = this.config
    return metadata !== 'off' && metadata.affectedPasskeys === 'suspend' ? 'suspended' : 'reported'
  }

  #isNews({ statuses }: Refused, known: AffectedPasskey): boolean {
    const isDone = known.action === 'suspended' || this.#action === 'reported'
    return !isDone || statuses.some((status) => !known.statuses.includes(status))
  }

  /** Suspended before it is recorded: what is interrupted in between is done again. */
  async #act({ passkey, number, at: foundAt }: ModelFinding, { description, statuses }: Refused): Promise<void> {
    const { id: passkeyId, userId, aaguid } = passkey
    const action = this.#action
    if (action === 'suspended' && !(await this.#suspend(passkey))) return
    const found = { passkeyId, userId, aaguid, model: description, number, action }
    const different = [...new Set(statuses)]
    await this.affected.save({ ...found, statuses: different, foundAt })
    this.logger.alert('the model of a passkey is compromised', { ...found, statuses: different.join(', ') })
  }

  /** Answers whether the passkey is still there. */
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
