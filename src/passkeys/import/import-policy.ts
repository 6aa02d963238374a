import { Injectable } from '@nestjs/common'
import { ProblemError } from '../../common/problems/problem-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { Aaguid } from '../../webauthn/index.js'
import { createMetadataRules } from '../../webauthn/metadata.js'
import { AttestationPolicyService } from '../verification/attestation-policy.service.js'
import { ES256 } from './u2f-public-key.js'

/** The AAGUID of authenticators without one, such as U2F security keys. */
export const ZERO_AAGUID = '00000000-0000-0000-0000-000000000000' as Aaguid

/**
 * Decides whether the configuration permits U2F credentials. An import must not bypass a rule that the registration of the same
 * credential would violate.
 */
@Injectable()
export class ImportPolicy {
  constructor(
    private readonly config: LatchkeyConfig,
    private readonly attestation: AttestationPolicyService,
  ) {}

  /** @throws option_not_allowed when a setting excludes U2F credentials; the problem names each setting */
  assertAllowed(): void {
    const settings = Object.entries(this.#obstacles()).flatMap(([setting, excludes]) => (excludes ? [setting] : []))
    const errors = settings.map((setting) => ({ path: 'createdBy', reason: `is excluded by the setting "${setting}"` }))
    if (errors.length > 0) throw new ProblemError('option_not_allowed', { extra: { errors } })
  }

  /** Returns the settings that can exclude U2F credentials, and whether they do. */
  #obstacles(): Readonly<Record<string, boolean>> {
    const { appId, registration, backup } = this.config
    const { formats, none, models } = this.attestation.current()
    return {
      app_id: appId === null,
      'registration.algorithms': !registration.algorithms.some((id) => id === ES256?.id),
      'registration.user_verification': registration.userVerification === 'required',
      'registration.resident_key': registration.residentKey === 'required',
      'registration.authenticator_attachment': registration.authenticatorAttachment === 'platform',
      'backup.eligibility': backup.eligibility === 'required',
      'backup.state': backup.state === 'required',
      'attestation.formats': !formats.has('none'),
      'attestation.none': none !== 'accepted',
      'attestation.models': models !== 'any' && !('except' in models && !models.except.has(ZERO_AAGUID)),
      'metadata.unknown_models': !this.#acceptsUnknownModels(),
    }
  }

  #acceptsUnknownModels(): boolean {
    const { metadata, attestation } = this.config
    if (metadata === 'off') return true
    return createMetadataRules(attestation.profile, metadata.rules).unknownModels === 'accepted'
  }
}
