import { Injectable } from '@nestjs/common'
import { StructuredLogger } from '../common/logger.js'
import { MetadataService } from '../metadata/metadata.service.js'
import type { PasskeyWithAttestation } from '../passkeys/credentials/passkey.js'
import { PasskeysService } from '../passkeys/credentials/passkeys.service.js'
import { EngineError } from '../webauthn/index.js'
import { type EnrolledModel, type MetadataSource, readEnrolledModel } from '../webauthn/metadata.js'
import { AffectedPasskeysService } from './affected-passkeys.service.js'

/** How often passkeys are checked against the same BLOB, in milliseconds: a report has its own effective date. */
const INTERVAL = 86_400_000

/** The number of passkeys that are read at once. */
const PAGE_SIZE = 200

interface RecheckRun {
  readonly source: MetadataSource
  readonly at: Date
}

/** Checks the registered passkeys against the metadata (FIDO MDS 3.1 §3.2): a model may be revoked years later. */
@Injectable()
export class ModelRecheckService {
  #lastRun: RecheckRun | undefined

  constructor(
    private readonly metadata: MetadataService,
    private readonly passkeys: PasskeysService,
    private readonly affected: AffectedPasskeysService,
    private readonly logger: StructuredLogger,
  ) {}

  /**
   * Checks all passkeys when the BLOB has changed, and once a day.
   *
   * @param signal stops the run before its next page
   */
  async runWhenDue(at: Date, signal: AbortSignal): Promise<void> {
    const { source } = this.metadata
    if (source === 'off' || source === 'missing' || !this.#isDue(source, at)) return
    const run = { source, at }
    if (await this.#checkAll(run, signal)) this.#lastRun = run
  }

  #isDue(source: MetadataSource, at: Date): boolean {
    return this.#lastRun?.source !== source || at.getTime() - this.#lastRun.at.getTime() >= INTERVAL
  }

  /** Returns false when the run was stopped. */
  async #checkAll(run: RecheckRun, signal: AbortSignal): Promise<boolean> {
    const { number, nextUpdate } = run.source.payload
    let [passkeys, affected] = [0, 0]
    for (let after: string | undefined, isLast = false; !isLast; ) {
      if (signal.aborted) return false
      const page = await this.passkeys.listPage(after, PAGE_SIZE)
      passkeys += page.length
      affected += await this.#checkPage(page, run)
      after = page.at(-1)?.passkey.id
      isLast = page.length < PAGE_SIZE
    }
    this.logger.event('passkeys checked against the metadata', { number, passkeys, affected })
    if (this.metadata.status().state === 'stale') {
      this.logger.alert('metadata is out of date', { number, nextUpdate: nextUpdate.toISOString() })
    }
    return true
  }

  /** Returns the number of passkeys whose model is refused. */
  async #checkPage(page: readonly PasskeyWithAttestation[], { source, at }: RecheckRun): Promise<number> {
    const { number } = source.payload
    const findings = page.map((enrolled) => {
      const assessment = source.reassess(modelOf(enrolled), at)
      return { passkey: enrolled.passkey, assessment, number, at }
    })
    await this.affected.record(findings)
    return findings.filter(({ assessment }) => assessment.verdict === 'refused').length
  }
}

/** Falls back to the AAGUID of the credential record when the attestation object is unreadable. */
function modelOf({ passkey: { aaguid }, attestationObject }: PasskeyWithAttestation): EnrolledModel {
  try {
    return readEnrolledModel(attestationObject)
  } catch (error) {
    if (error instanceof EngineError) return { aaguid, statements: 'unknown' }
    throw error
  }
}
