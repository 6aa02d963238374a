import { Injectable } from '@nestjs/common'
import { ProblemError } from '../../common/problems/problem-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { ATTESTATION_CONVEYANCES, type RegistrationSettings, REQUIREMENTS } from '../../config/registration.schema.js'
import { type AttestationFormat, COSE_ALGORITHMS, type CoseAlgorithmId } from '../../webauthn/index.js'
import { AttestationPolicyService } from '../verification/attestation-policy.service.js'
import { RelyingParty } from '../verification/relying-party.js'
import type {
  RegistrationParameters,
  RegistrationRequest,
  RegistrationRequestWithOrigins,
} from './registration-request.js'

/** Checks the options of requests against the configuration. */
@Injectable()
export class RegistrationPolicy {
  readonly #settings: RegistrationSettings

  constructor(
    config: LatchkeyConfig,
    private readonly attestationPolicy: AttestationPolicyService,
    private readonly relyingParty: RelyingParty,
  ) {
    this.#settings = config.registration
  }

  /**
   * Completes a request with the configured values.
   *
   * @throws option_not_allowed when an option is weaker than the configuration
   * @throws additional_origin_invalid
   * @throws origin_not_allowed
   */
  resolve(request: RegistrationRequestWithOrigins): RegistrationParameters {
    const { residentKey, timeoutSeconds, hints } = this.#settings
    const userVerification = this.#leastUserVerification(request)
    const requestedSeconds = request.timeoutSeconds ?? timeoutSeconds
    return {
      authenticatorAttachment: this.#resolveAttachment(request),
      residentKey: assertAtLeast('residentKey', request.residentKey ?? residentKey, residentKey),
      userVerification: assertAtLeast(
        'userVerification',
        request.userVerification ?? userVerification,
        userVerification,
      ),
      attestation: this.#resolveAttestation(request),
      attestationFormats: this.#resolveFormats(request),
      algorithms: this.#resolveAlgorithms(request),
      hints: request.hints ?? hints,
      timeoutSeconds: assertAtMost('timeoutSeconds', requestedSeconds, timeoutSeconds),
      extensions: request.extensions ?? {},
      mediation: request.mediation ?? 'optional',
      rp: { id: this.relyingParty.id, name: this.relyingParty.name },
      appId: this.relyingParty.appId,
      origins: this.relyingParty.listOrigins(request),
    }
  }

  /** A passkey that is only usable with user verification cannot be created without it (CTAP 2.1 §12.1). */
  #leastUserVerification({ extensions }: RegistrationRequest): Requirement {
    const isProtected = extensions?.credentialProtectionPolicy === 'userVerificationRequired'
    return isProtected ? 'required' : this.#settings.userVerification
  }

  #resolveAttachment({
    authenticatorAttachment: requested,
  }: RegistrationRequest): RegistrationParameters['authenticatorAttachment'] {
    const { authenticatorAttachment: configured } = this.#settings
    if (configured === null) return requested ?? 'any'
    return assertOneOf('authenticatorAttachment', requested ?? configured, [configured])
  }

  #resolveAttestation({ attestation: requested }: RegistrationRequest): RegistrationParameters['attestation'] {
    const { attestation: configured } = this.#settings
    const stricter = ATTESTATION_CONVEYANCES.slice(ATTESTATION_CONVEYANCES.indexOf(configured))
    // Enterprise attestation may identify the individual authenticator, so only the operator can enable it.
    const allowed = stricter.filter((conveyance) => conveyance !== 'enterprise' || configured === 'enterprise')
    return assertOneOf('attestation', requested ?? configured, allowed)
  }

  #resolveFormats(request: RegistrationRequest): readonly AttestationFormat[] {
    const { attestationFormats: requested = [] } = request
    // With the conveyance "none", clients remove the attestation: no other format could succeed.
    if (requested.length > 0 && !requested.includes('none') && this.#resolveAttestation(request) === 'none')
      rejectOption('attestationFormats', 'must include "none" while "attestation" is "none"')
    const { formats } = this.attestationPolicy.current()
    return requested.map((format) => assertOneOf('attestationFormats', format, [...formats]))
  }

  #resolveAlgorithms({ algorithms: requested }: RegistrationRequest): readonly CoseAlgorithmId[] {
    const { algorithms } = this.#settings
    if (requested === undefined) return algorithms
    const configured = new Map(
      COSE_ALGORITHMS.filter(({ id }) => algorithms.includes(id)).map(({ name, id }) => [name, id]),
    )
    const reason = `must be one of ${[...configured.keys()].join(', ')}`
    return requested.map((name) => configured.get(name) ?? rejectOption('algorithms', reason))
  }
}

type Requirement = (typeof REQUIREMENTS)[number]

/** @throws option_not_allowed when the value is weaker than `minimum` */
function assertAtLeast(path: string, value: Requirement, minimum: Requirement): Requirement {
  return assertOneOf(path, value, REQUIREMENTS.slice(REQUIREMENTS.indexOf(minimum)))
}

/** @throws option_not_allowed when the value is not in the list */
function assertOneOf<T extends string>(path: string, value: T, allowed: readonly T[]): T {
  if (allowed.includes(value)) return value
  return rejectOption(path, `must be one of ${allowed.map((each) => JSON.stringify(each)).join(', ')}`)
}

/** @throws option_not_allowed when the value is greater than `maximum` */
export function assertAtMost(path: string, value: number, maximum: number): number {
  if (value <= maximum) return value
  return rejectOption(path, `must not be greater than ${maximum}`)
}

/** @throws option_not_allowed always */
function rejectOption(path: string, reason: string): never {
  throw new ProblemError('option_not_allowed', { extra: { errors: [{ path, reason }] } })
}
