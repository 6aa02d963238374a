import { Injectable } from '@nestjs/common'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { MetadataService } from '../../metadata/metadata.service.js'
import { type AttestationPolicy, createAttestationPolicy } from '../../webauthn/index.js'
import { MISSING_METADATA } from '../../webauthn/metadata.js'
import { formatAnchors, joinAnchors } from '../../webauthn/x509.js'

/** The attestation policy of the configuration, combined with the metadata in use. */
@Injectable()
export class AttestationPolicyService {
  readonly #withoutMetadata: AttestationPolicy

  constructor(
    private readonly config: LatchkeyConfig,
    private readonly metadata: MetadataService,
  ) {
    this.#withoutMetadata = createConfiguredPolicy(config.attestation)
  }

  /** Returns the policy for a verification now. The metadata may change between two calls. */
  current(): AttestationPolicy {
    const policy = this.#withoutMetadata
    const { source } = this.metadata
    if (source === 'missing') return { ...policy, metadata: this.#isMetadataRequired ? MISSING_METADATA : 'none' }
    return source === 'off' ? policy : { ...policy, anchors: joinAnchors(source, policy.anchors), metadata: source }
  }

  get #isMetadataRequired(): boolean {
    const { metadata } = this.config
    return metadata !== 'off' && metadata.missing === 'refused'
  }
}

function createConfiguredPolicy({ profile, overrides, anchors }: LatchkeyConfig['attestation']): AttestationPolicy {
  const sources = [...anchors].map(([format, certificates]) =>
    formatAnchors(
      new Set([format]),
      certificates.map((certificate) => ({ certificate })),
    ),
  )
  return createAttestationPolicy(profile, { ...overrides, anchors: joinAnchors(...sources) })
}
