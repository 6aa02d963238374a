import { Injectable } from '@nestjs/common'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { ATTESTATION_CONVEYANCES, type RegistrationSettings, REQUIREMENTS } from '../../config/registration.schema.js'
import {
  type AttestationFormat,
  COSE_ALGORITHMS,
  type CoseAlgorithmId,
  type RegistrationOptionsInput,
} from '../../webauthn/index.js'
import { AttestationPolicies } from './attestation-policy.js'
import { allowedOnly, atMost, refuseOption } from './option-bounds.js'
import type { ExtensionWishes } from './registration-extensions.js'

/** `conditional`: the client may make the passkey without asking, and then without user presence. */
export const MEDIATIONS = ['optional', 'conditional'] as const

export type RegistrationMediation = (typeof MEDIATIONS)[number]

/** What a request may say of one registration: as strict as the configuration, or stricter. The rest is as configured. */
export interface RegistrationWishes {
  readonly authenticatorAttachment?: 'platform' | 'cross-platform'
  readonly residentKey?: RegistrationSettings['residentKey']
  readonly userVerification?: RegistrationSettings['userVerification']
  readonly attestation?: RegistrationSettings['attestation']
  /** The only ones that are accepted, the most wanted first. */
  readonly attestationFormats?: readonly AttestationFormat[]
  /** By name, the most wanted first. */
  readonly algorithms?: readonly string[]
  readonly hints?: RegistrationSettings['hints']
  readonly timeoutSeconds?: number
  readonly extensions?: ExtensionWishes
  readonly mediation?: RegistrationMediation
}

type Selection = Pick<
  RegistrationOptionsInput,
  'authenticatorAttachment' | 'residentKey' | 'userVerification' | 'attestation'
>

/** What one registration asks for, and is held to. */
export interface RegistrationTerms extends Selection {
  /** Empty: all that the configuration accepts. */
  readonly attestationFormats: readonly AttestationFormat[]
  readonly algorithms: readonly CoseAlgorithmId[]
  readonly hints: readonly string[]
  readonly timeoutSeconds: number
  readonly extensions: ExtensionWishes
  readonly mediation: RegistrationMediation
}

/** Holds the wishes of requests against the configuration. */
@Injectable()
export class RegistrationBounds {
  readonly #settings: RegistrationSettings

  constructor(
    config: LatchkeyConfig,
    private readonly policies: AttestationPolicies,
  ) {
    this.#settings = config.registration
  }

  /** Throws `option_not_allowed`. */
  termsOf(wishes: RegistrationWishes): RegistrationTerms {
    const { residentKey, userVerification, timeoutSeconds, hints } = this.#settings
    return {
      authenticatorAttachment: this.#attachment(wishes),
      residentKey: atLeast('residentKey', wishes.residentKey, residentKey),
      userVerification: atLeast('userVerification', wishes.userVerification, userVerification),
      attestation: this.#attestation(wishes),
      attestationFormats: this.#formats(wishes),
      algorithms: this.#algorithms(wishes),
      hints: wishes.hints ?? hints,
      timeoutSeconds: atMost('timeoutSeconds', wishes.timeoutSeconds ?? timeoutSeconds, timeoutSeconds),
      extensions: wishes.extensions ?? {},
      mediation: wishes.mediation ?? 'optional',
    }
  }

  #attachment({ authenticatorAttachment: wanted }: RegistrationWishes): RegistrationTerms['authenticatorAttachment'] {
    const { authenticatorAttachment: configured } = this.#settings
    if (configured === null) return wanted ?? 'any'
    return allowedOnly('authenticatorAttachment', wanted ?? configured, [configured])
  }

  #attestation({ attestation: wanted }: RegistrationWishes): RegistrationTerms['attestation'] {
    const { attestation: least } = this.#settings
    const stricter = ATTESTATION_CONVEYANCES.slice(ATTESTATION_CONVEYANCES.indexOf(least))
    // It may name the single authenticator: whether that is wanted, the operator says.
    const allowed = stricter.filter((conveyance) => conveyance !== 'enterprise' || least === 'enterprise')
    return allowedOnly('attestation', wanted ?? least, allowed)
  }

  #formats(wishes: RegistrationWishes): readonly AttestationFormat[] {
    const { attestationFormats: wanted = [] } = wishes
    // Where no attestation is asked for, clients leave none: no other format could end the registration.
    if (wanted.length > 0 && !wanted.includes('none') && this.#attestation(wishes) === 'none')
      refuseOption('attestationFormats', 'must hold "none" while the attestation is "none"')
    const { formats } = this.policies.current()
    return wanted.map((format) => allowedOnly('attestationFormats', format, [...formats]))
  }

  #algorithms({ algorithms: wanted }: RegistrationWishes): readonly CoseAlgorithmId[] {
    const { algorithms } = this.#settings
    if (wanted === undefined) return algorithms
    const configured = new Map(
      COSE_ALGORITHMS.filter(({ id }) => algorithms.includes(id)).map(({ name, id }) => [name, id]),
    )
    const reason = `must be of ${[...configured.keys()].join(', ')}`
    return wanted.map((name) => configured.get(name) ?? refuseOption('algorithms', reason))
  }
}

type Requirement = (typeof REQUIREMENTS)[number]

/** Throws `option_not_allowed` for less than is configured. */
function atLeast(path: string, wanted: Requirement | undefined, least: Requirement): Requirement {
  return allowedOnly(path, wanted ?? least, REQUIREMENTS.slice(REQUIREMENTS.indexOf(least)))
}
