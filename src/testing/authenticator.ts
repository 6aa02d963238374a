import { SystemRandom } from '../common/random.js'
import type { Algorithm } from './algorithms.data.js'
import {
  type AttestedFields,
  type AuthenticatorDataFields,
  encodeAuthenticatorData,
  FLAG,
} from './authenticator-data.js'
import type { AuthenticatorOptions, HeldCredential } from './authenticator-options.js'
import { fromBase64url, sha256, toBase64url } from './bytes.js'
import { type CborValue, encodeCbor } from './cbor.js'
import type { AuthenticationInput, RegistrationInput } from './ceremony-input.js'
import { type CertificateAuthority, sharedAuthority } from './certificates/certificate-authority.js'
import { chooseAlgorithm, createCredentialKey } from './credential-key.js'
import { concat } from './der.js'
import { authenticationTampering, registrationTampering } from './faults/requested-changes.js'
import {
  type AuthenticationResponseJson,
  clientDataOf,
  type CreationOptions,
  type RegistrationResponseJson,
  type RequestOptions,
} from './json.js'
import { type FormatName, statementMaker } from './statements/formats.js'
import type { AttestationInput, StatementMaker } from './statements/statement.js'
import type { AuthenticationTampering, RegistrationTampering } from './tampering.js'

/**
 * A software authenticator with the client in front of it. Its responses are valid unless a ceremony asks for a fault.
 *
 * ```ts
 * const authenticator = createAuthenticator({ format: 'packed' })
 * const registration = authenticator.register(creationOptions, { origin: 'https://example.com' })
 * const assertion = authenticator.authenticate(requestOptions, { origin: 'https://example.com' })
 * const forged = authenticator.authenticate(requestOptions, { origin: 'https://example.com', fault: 'bad-signature' })
 * ```
 */
export interface SoftwareAuthenticator {
  /** The credentials in the authenticator, oldest first. */
  readonly credentials: readonly HeldCredential[]
  /** The authority that issues its attestation certificates. */
  readonly authority: CertificateAuthority
  /**
   * Creates a credential. Follows `rp`, `user`, `challenge`, `pubKeyCredParams` and `excludeCredentials` of the
   * options.
   *
   * @param options PublicKeyCredentialCreationOptionsJSON, as the relying party sends it
   * @throws DOMException `InvalidStateError` when the authenticator holds an excluded credential
   * @throws DOMException `NotSupportedError` when the authenticator supports none of the requested algorithms
   */
  register(options: CreationOptions, input: RegistrationInput): RegistrationResponseJson
  /**
   * Uses a credential. Follows `rpId`, `challenge` and `allowCredentials` of the options.
   *
   * @param options PublicKeyCredentialRequestOptionsJSON, as the relying party sends it
   * @throws DOMException `NotAllowedError` when the authenticator holds no allowed credential
   */
  authenticate(options: RequestOptions, input: AuthenticationInput): AuthenticationResponseJson
}

/** Creates a software authenticator without credentials. */
export function createAuthenticator(options: AuthenticatorOptions = {}): SoftwareAuthenticator {
  return new Authenticator(options)
}

const DEFAULT_AAGUID = Uint8Array.from(Buffer.from('d1e5c0ffee00400080000000000000aa', 'hex'))
const ZERO_AAGUID = new Uint8Array(16)
const RANDOM = new SystemRandom()

class Authenticator implements SoftwareAuthenticator {
  readonly credentials: HeldCredential[] = []
  readonly #options: AuthenticatorOptions

  constructor(options: AuthenticatorOptions) {
    this.#options = options
  }

  get authority(): CertificateAuthority {
    return this.#options.authority ?? sharedAuthority()
  }

  register(options: CreationOptions, input: RegistrationInput): RegistrationResponseJson {
    if (this.#find(options.excludeCredentials ?? []) !== undefined) {
      throw new DOMException('The authenticator holds an excluded credential.', 'InvalidStateError')
    }
    const format = input.format ?? this.#options.format ?? 'none'
    const tamper = registrationTampering(input, typeof format === 'string' ? format : undefined)
    const maker = typeof format === 'string' ? this.#makerOf(format, tamper) : format
    const clientData = collectClientData('webauthn.create', options.challenge, { input, tamper })
    const credential = this.#createCredential(options, { input, tamper })
    const fields = changed(this.#attestedFields(credential, input, maker.fmt), tamper.fields)
    const authenticatorData = changed(encodeAuthenticatorData(fields), tamper.authenticatorData)
    const attested: AttestationInput = {
      authenticatorData,
      clientDataHash: sha256(clientData),
      rpIdHash: fields.rpIdHash,
      credentialId: fields.attested?.credentialId ?? credential.id,
      key: credential.key,
      aaguid: fields.attested?.aaguid ?? ZERO_AAGUID,
    }
    const attestationObject = encodeAttestationObject(maker, attested, tamper)
    this.credentials.push(credential)
    const sent: RegistrationResponseJson = {
      ...this.#credentialJson(credential, input),
      response: {
        clientDataJSON: toBase64url(changed(clientData, tamper.sentClientData)),
        attestationObject: toBase64url(attestationObject),
        transports: this.#options.transports ?? ['internal'],
        authenticatorData: toBase64url(authenticatorData),
        publicKey: toBase64url(credential.key.publicKey.export({ format: 'der', type: 'spki' })),
        publicKeyAlgorithm: credential.key.alg,
      },
    }
    return changed(sent, tamper.response) as RegistrationResponseJson
  }

  authenticate(options: RequestOptions, input: AuthenticationInput): AuthenticationResponseJson {
    const tamper = authenticationTampering(input)
    const credential = this.#choose(options, input)
    const clientData = collectClientData('webauthn.get', options.challenge, { input, tamper })
    if (this.#options.signCount !== 'absent') credential.signCount += 1
    const fields = changed(this.#fields(credential, input), tamper.fields)
    const authenticatorData = changed(encodeAuthenticatorData(fields), tamper.authenticatorData)
    const signed = concat(authenticatorData, sha256(clientData))
    const signature = tamper.sign?.(signed, credential.key) ?? credential.key.sign(signed)
    const sent: AuthenticationResponseJson = {
      ...this.#credentialJson(credential, input),
      response: {
        clientDataJSON: toBase64url(changed(clientData, tamper.sentClientData)),
        authenticatorData: toBase64url(changed(authenticatorData, tamper.sentAuthenticatorData)),
        signature: toBase64url(changed(signature, tamper.signature)),
        ...(this.#options.userHandle !== false && { userHandle: toBase64url(credential.userHandle) }),
      },
    }
    return changed(sent, tamper.response) as AuthenticationResponseJson
  }

  #makerOf(format: FormatName, { statementOptions }: RegistrationTampering): StatementMaker {
    const { authority, now } = this.#options
    return statementMaker(format, { ...(authority && { authority }), ...(now && { now }), ...statementOptions })
  }

  #createCredential(
    options: CreationOptions,
    { input, tamper }: { readonly input: RegistrationInput; readonly tamper: RegistrationTampering },
  ): HeldCredential {
    const key = input.key ?? createCredentialKey(this.#algorithmOf(options, input, tamper))
    const encoded = encodeCbor(changed(key.cose, tamper.coseKey))
    return {
      id: input.credentialId ?? RANDOM.bytes(32),
      rpId: options.rp.id ?? hostOf(input.origin),
      userHandle: fromBase64url(options.user.id),
      key,
      publicKey: changed(encoded, tamper.coseKeyBytes),
      signCount: 0,
    }
  }

  #algorithmOf(options: CreationOptions, input: RegistrationInput, tamper: RegistrationTampering): Algorithm {
    const requested = options.pubKeyCredParams.map(({ alg }) => alg)
    const chosen =
      input.algorithm ?? this.#options.algorithm ?? tamper.algorithm?.(requested) ?? chooseAlgorithm(requested)
    if (chosen !== undefined) return chosen
    throw new DOMException('The authenticator supports none of the requested algorithms.', 'NotSupportedError')
  }

  /** Authenticator data with the credential. U2F authenticators have no AAGUID and never verify the user (§6.1.2). */
  #attestedFields(credential: HeldCredential, input: RegistrationInput, fmt: string): AuthenticatorDataFields {
    const { id: credentialId, publicKey } = credential
    if (fmt === 'fido-u2f') {
      const fields = this.#fields(credential, input, { aaguid: ZERO_AAGUID, credentialId, publicKey })
      return { ...fields, flags: FLAG.UP | FLAG.AT }
    }
    const aaguid = this.#options.aaguid ?? DEFAULT_AAGUID
    return this.#fields(credential, input, { aaguid, credentialId, publicKey })
  }

  #fields(
    credential: HeldCredential,
    { extensions }: RegistrationInput | AuthenticationInput,
    attested?: AttestedFields,
  ): AuthenticatorDataFields {
    const { userVerification = true, backup = { eligible: false, state: false } } = this.#options
    const flags = [
      FLAG.UP,
      userVerification ? FLAG.UV : 0,
      backup.eligible ? FLAG.BE : 0,
      backup.state ? FLAG.BS : 0,
      attested ? FLAG.AT : 0,
      extensions ? FLAG.ED : 0,
    ]
    return {
      rpIdHash: sha256(credential.rpId),
      flags: flags.reduce((sum, flag) => sum + flag, 0),
      signCount: credential.signCount,
      attested,
      extensions: extensions && encodeCbor(extensions),
    }
  }

  #credentialJson({ id }: HeldCredential, { clientExtensionResults = {} }: RegistrationInput | AuthenticationInput) {
    const text = toBase64url(id)
    const authenticatorAttachment = this.#options.attachment ?? 'platform'
    return { id: text, rawId: text, type: 'public-key' as const, authenticatorAttachment, clientExtensionResults }
  }

  #choose(options: RequestOptions, { origin, credentialId }: AuthenticationInput): HeldCredential {
    const { allowCredentials = [], rpId = hostOf(origin) } = options
    const wanted = credentialId === undefined ? allowCredentials : [{ id: toBase64url(credentialId) }]
    const found = wanted.length > 0 ? this.#find(wanted) : this.credentials.findLast((held) => held.rpId === rpId)
    if (found !== undefined) return found
    throw new DOMException('The authenticator holds no allowed credential.', 'NotAllowedError')
  }

  #find(named: readonly { readonly id: string }[]): HeldCredential | undefined {
    return this.credentials.findLast((held) => named.some(({ id }) => id === toBase64url(held.id)))
  }
}

/** Encodes the client data (§5.8.1.1). */
function collectClientData(
  type: string,
  challenge: string,
  {
    input,
    tamper,
  }: {
    readonly input: RegistrationInput | AuthenticationInput
    readonly tamper: RegistrationTampering | AuthenticationTampering
  },
): Uint8Array {
  const written = changed(clientDataOf(type, challenge, input), tamper.clientData)
  const json = typeof written === 'string' ? written : JSON.stringify(written)
  return changed(new Uint8Array(Buffer.from(json, 'utf8')), tamper.clientDataBytes)
}

/** Encodes the attestation object (§6.5.4). */
function encodeAttestationObject(
  { fmt, make }: StatementMaker,
  attested: AttestationInput,
  tamper: RegistrationTampering,
): Uint8Array {
  const statement = make(changed(attested, tamper.attested))
  const object = new Map<string, CborValue>([
    ['fmt', fmt],
    ['attStmt', statement instanceof Map ? changed(statement, tamper.statement) : statement],
    ['authData', attested.authenticatorData],
  ])
  return changed(encodeCbor(changed(object, tamper.attestationObject)), tamper.attestationObjectBytes)
}

/** Applies a change, if there is one. */
function changed<A, B>(value: A, change: ((value: A) => B) | undefined): A | B {
  return change === undefined ? value : change(value)
}

function hostOf(origin: string): string {
  return new URL(origin).hostname
}
