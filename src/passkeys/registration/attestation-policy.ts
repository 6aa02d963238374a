import { Injectable } from '@nestjs/common'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { MetadataService } from '../../metadata/metadata.service.js'
import { type AttestationPolicy, createAttestationPolicy } from '../../webauthn/index.js'
import { MISSING_METADATA } from '../../webauthn/metadata.js'
import { formatAnchors, joinAnchors } from '../../webauthn/x509.js'

/** The rules on attestation: those of the configuration, with the metadata that is in use at the moment. */
@Injectable()
export class AttestationPolicies {
  readonly #withoutMetadata: AttestationPolicy

  constructor(
    private readonly config: LatchkeyConfig,
    private readonly metadata: MetadataService,
  ) {
    this.#withoutMetadata = policyOf(config.attestation)
  }

  current(): AttestationPolicy {
    const policy = this.#withoutMetadata
    const { source } = this.metadata
    if (source === 'missing') return { ...policy, metadata: this.#isRequired ? MISSING_METADATA : 'none' }
    return source === 'off' ? policy : { ...policy, anchors: joinAnchors(source, policy.anchors), metadata: source }
  }

  get #isRequired(): boolean {
    const { metadata } = this.config
    return metadata !== 'off' && metadata.missing === 'refused'
  }
}

/** The policy of the configuration, with its own trust anchors. */
function policyOf({ profile, overrides, anchors }: LatchkeyConfig['attestation']): AttestationPolicy {
  const sources = [...anchors].map(([format, certificates]) =>
    formatAnchors(
      new Set([format]),
      certificates.map((certificate) => ({ certificate })),
    ),
  )
  return createAttestationPolicy(profile, { ...overrides, anchors: joinAnchors(...sources) })
}
