import { Injectable } from '@nestjs/common'
import type { EnrolledPasskey } from '../../passkeys/credentials/passkey.js'
import { PasskeysService } from '../../passkeys/credentials/passkeys.service.js'
import { EngineError, type EnrolledModel, type MetadataSource, readEnrolledModel } from '../../webauthn/index.js'
import { AffectedPasskeysRepository } from './affected-passkeys.repository.js'
import { ModelResponse } from './model-response.js'

/** Some passkeys and what they are held against. */
export interface PageQuery {
  readonly source: MetadataSource
  readonly at: Date
  /** The id of the passkey before the first one. */
  readonly after: string | undefined
  readonly size: number
}

/** What a page held. */
export interface PageFindings {
  readonly passkeys: number
  /** Those whose model is refused. */
  readonly affected: number
  /** The id of the last passkey. */
  readonly last: string | undefined
}

/** Finds the passkeys whose model metadata speaks against. */
@Injectable()
export class ModelFindings {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly affected: AffectedPasskeysRepository,
    private readonly response: ModelResponse,
  ) {}

  /** Looks at some passkeys and acts upon what is found. */
  async recordPage({ source, at, after, size }: PageQuery): Promise<PageFindings> {
    const page = await this.passkeys.page(after, size)
    const known = await this.affected.findAmong(page.map(({ passkey }) => passkey.id))
    const { number } = source.payload
    let affected = 0
    for (const enrolled of page) {
      const { passkey } = enrolled
      const assessment = source.reassess(modelOf(enrolled), at)
      if (assessment.verdict === 'refused') affected += 1
      await this.response.respond({ passkey, assessment, known: known.get(passkey.id), number, at })
    }
    return { passkeys: page.length, affected, last: page.at(-1)?.passkey.id }
  }
}

/** Of evidence that cannot be read, the AAGUID of the credential record is left. */
function modelOf({ passkey: { aaguid }, attestationObject }: EnrolledPasskey): EnrolledModel {
  try {
    return readEnrolledModel(attestationObject)
  } catch (error) {
    if (error instanceof EngineError) return { aaguid, statements: 'unknown' }
    throw error
  }
}
