import { randomBytes } from 'node:crypto'
import { type AttestationInput, sha256, type StatementMaker } from './authenticator-attestation.js'
import {
  type AttestedFields,
  type AuthenticatorDataFields,
  encodeAuthenticatorData,
  FLAG,
} from './authenticator-data.js'
import { honestFormat } from './authenticator-formats.js'
import type { AuthenticationInput, CeremonyInput, RegistrationInput } from './authenticator-input.js'
import {
  type AuthenticationResponseJson,
  clientDataOf,
  type CreationOptions,
  fromBase64url,
  type RegistrationResponseJson,
  type RequestOptions,
  toBase64url,
} from './authenticator-json.js'
import { type CborInput, encodeCbor } from './cbor-encoder.js'
import type { TestCertificate } from './certificates.js'
import { createCredentialKey, type CredentialKey, findTestAlgorithm, type TestAlgorithm } from './cose.js'
import { TEST_ROOT } from './statements/test-format.js'

/**
 * A software authenticator together with the client in front of it. Left alone it does what the specification says;
 * `deviate` changes one thing at one stage, and everything after that stage is made from what was changed.
 *
 * ```ts
 * const authenticator = createAuthenticator()
 * const created = authenticator.register(creationOptions, { origin: 'https://example.org', format: 'packed' })
 * const asserted = authenticator.authenticate(requestOptions, { origin: 'https://example.org' })
 * const replayed = authenticator.authenticate(requestOptions, {
 *   origin: 'https://example.org',
 *   deviate: { clientData: (fields) => ({ ...fields, type: 'webauthn.create' }) },
 * })
 * ```
 */
export interface SoftwareAuthenticator {
  /** The credentials it holds, oldest first. Their counters move as they are used. */
  readonly credentials: readonly HeldCredential[]
  /** The authority above its attestation certificates: the same for all software authenticators. */
  readonly authority: { readonly root: TestCertificate }
  /** Makes a credential. Throws where a client would: when the authenticator holds an excluded credential. */
  register(options: CreationOptions, input: RegistrationInput): RegistrationResponseJson
  /** Uses a credential. Throws where a client would: when the authenticator holds none that is allowed. */
  authenticate(options: RequestOptions, input: AuthenticationInput): AuthenticationResponseJson
}

/** What the authenticator is like. */
export interface AuthenticatorOptions {
  /** 16 bytes. */
  readonly aaguid?: Uint8Array
  /** Whether it verifies the user (UV). Default true. */
  readonly userVerification?: boolean
  /** Whether its credentials may be backed up (BE), and are (BS). Default false. */
  readonly backup?: { readonly eligible: boolean; readonly state: boolean }
  /** Signature counter: 0 for ever, or counting from 1 for each credential. Default counting. */
  readonly signCount?: 'absent' | 'counting'
  /** Whether it returns the user handle. Default true. */
  readonly userHandle?: boolean
  readonly transports?: string[]
  readonly attachment?: string
}

/** A credential in the authenticator. */
export interface HeldCredential {
  readonly id: Uint8Array
  readonly rpId: string
  readonly userHandle: Uint8Array
  readonly key: CredentialKey
  /** CBOR of the COSE_Key as attested. */
  readonly publicKey: Uint8Array
  signCount: number
}

const DEFAULT_AAGUID = Uint8Array.from(Buffer.from('d1e5c0ffee00400080000000000000aa', 'hex'))
const ZERO_AAGUID = new Uint8Array(16)

export function createAuthenticator(options: AuthenticatorOptions = {}): SoftwareAuthenticator {
  return new Authenticator(options)
}

class Authenticator implements SoftwareAuthenticator {
  readonly credentials: HeldCredential[] = []
  readonly authority = { root: TEST_ROOT }
  readonly #options: AuthenticatorOptions

  constructor(options: AuthenticatorOptions) {
    this.#options = options
  }

  register(options: CreationOptions, input: RegistrationInput): RegistrationResponseJson {
    const { deviate = {} } = input
    if (this.#find(options.excludeCredentials ?? []) !== undefined) throw new Error('InvalidStateError')
    const clientData = collectClientData('webauthn.create', options.challenge, input)
    const credential = this.#createCredential(options, input)
    const isU2f = formatOf(input).fmt === 'fido-u2f'
    const aaguid = isU2f ? ZERO_AAGUID : (this.#options.aaguid ?? DEFAULT_AAGUID)
    const { id: credentialId, publicKey } = credential
    const plain = this.#fields(credential, input, { aaguid, credentialId, publicKey })
    const fields = changed(isU2f ? { ...plain, flags: FLAG.UP | FLAG.AT } : plain, deviate.fields)
    const encoded = encodeAuthenticatorData(fields)
    const authenticatorData = changed(encoded, deviate.authenticatorData)
    const attestationObject = this.#attest(input, {
      authenticatorData,
      clientDataHash: sha256(clientData),
      rpIdHash: fields.rpIdHash,
      credentialId: fields.attested?.credentialId ?? credentialId,
      key: credential.key,
      aaguid: fields.attested?.aaguid ?? aaguid,
    })
    this.credentials.push(credential)
    const sent: RegistrationResponseJson = {
      ...this.#credentialJson(credential, input),
      response: {
        clientDataJSON: toBase64url(changed(clientData, deviate.sentClientData)),
        attestationObject: toBase64url(attestationObject),
        transports: this.#options.transports ?? ['internal'],
        authenticatorData: toBase64url(authenticatorData),
        publicKey: toBase64url(credential.key.publicKey.export({ format: 'der', type: 'spki' })),
        publicKeyAlgorithm: credential.key.alg,
      },
    }
    return changed(sent, deviate.response) as RegistrationResponseJson
  }

  authenticate(options: RequestOptions, input: AuthenticationInput): AuthenticationResponseJson {
    const { deviate = {} } = input
    const credential = this.#choose(options, input)
    const clientData = collectClientData('webauthn.get', options.challenge, input)
    if (this.#options.signCount !== 'absent') credential.signCount += 1
    const plain = this.#fields(credential, input)
    const encoded = encodeAuthenticatorData(changed(plain, deviate.fields))
    const authenticatorData = changed(encoded, deviate.authenticatorData)
    const signed = new Uint8Array(Buffer.concat([authenticatorData, sha256(clientData)]))
    const signature = (deviate.sign ?? signHonestly)(signed, credential.key)
    const sent: AuthenticationResponseJson = {
      ...this.#credentialJson(credential, input),
      response: {
        clientDataJSON: toBase64url(changed(clientData, deviate.sentClientData)),
        authenticatorData: toBase64url(changed(authenticatorData, deviate.sentAuthenticatorData)),
        signature: toBase64url(changed(signature, deviate.signature)),
        ...(this.#options.userHandle !== false && { userHandle: toBase64url(credential.userHandle) }),
      },
    }
    return changed(sent, deviate.response) as AuthenticationResponseJson
  }

  #createCredential(options: CreationOptions, input: RegistrationInput): HeldCredential {
    const { deviate = {} } = input
    const key = input.key ?? createCredentialKey(input.algorithm ?? chooseAlgorithm(options))
    const encoded = encodeCbor(changed(key.cose, deviate.coseKey))
    return {
      id: input.credentialId ?? new Uint8Array(randomBytes(32)),
      rpId: options.rp.id ?? hostOf(input.origin),
      userHandle: fromBase64url(options.user.id),
      key,
      publicKey: changed(encoded, deviate.coseKeyBytes),
      signCount: 0,
    }
  }

  #fields(credential: HeldCredential, input: CeremonyInput, attested?: AttestedFields): AuthenticatorDataFields {
    const { userVerification = true, backup = { eligible: false, state: false } } = this.#options
    const { extensions } = input
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

  #attest(input: RegistrationInput, attested: AttestationInput): Uint8Array {
    const { deviate = {} } = input
    const { fmt, make } = formatOf(input)
    const honest = make(attested)
    const statement: CborInput = honest instanceof Map ? changed(honest, deviate.statement) : honest
    const object = new Map<string, CborInput>([
      ['fmt', fmt],
      ['attStmt', statement],
      ['authData', attested.authenticatorData],
    ])
    const encoded = encodeCbor(changed(object, deviate.attestationObject))
    return changed(encoded, deviate.attestationObjectBytes)
  }

  #credentialJson({ id }: HeldCredential, { clientExtensionResults = {} }: CeremonyInput) {
    const text = toBase64url(id)
    const authenticatorAttachment = this.#options.attachment ?? 'platform'
    return { id: text, rawId: text, type: 'public-key' as const, authenticatorAttachment, clientExtensionResults }
  }

  #choose(options: RequestOptions, { origin, credentialId }: AuthenticationInput): HeldCredential {
    const { allowCredentials = [], rpId = hostOf(origin) } = options
    const wanted = credentialId === undefined ? allowCredentials : [{ id: toBase64url(credentialId) }]
    const found = wanted.length > 0 ? this.#find(wanted) : this.credentials.findLast((held) => held.rpId === rpId)
    if (found === undefined) throw new Error('NotAllowedError')
    return found
  }

  #find(named: readonly { readonly id: string }[]): HeldCredential | undefined {
    return this.credentials.findLast((held) => named.some(({ id }) => id === toBase64url(held.id)))
  }
}

function collectClientData(
  type: string,
  challenge: string,
  input: RegistrationInput | AuthenticationInput,
): Uint8Array {
  const { deviate = {} } = input
  const fields = clientDataOf(type, challenge, input)
  const written = changed(fields, deviate.clientData)
  const bytes = new Uint8Array(Buffer.from(typeof written === 'string' ? written : JSON.stringify(written), 'utf8'))
  return changed(bytes, deviate.clientDataBytes)
}

function formatOf({ format = 'none' }: RegistrationInput): StatementMaker {
  return typeof format === 'string' ? honestFormat(format) : format
}

/** `value` as the test wants it. */
function changed<A, B>(value: A, change: ((value: A) => B) | undefined): A | B {
  return change === undefined ? value : change(value)
}

function signHonestly(data: Uint8Array, key: CredentialKey): Uint8Array {
  return key.sign(data)
}

function chooseAlgorithm({ pubKeyCredParams }: CreationOptions): TestAlgorithm {
  const known = pubKeyCredParams.map(({ alg }) => findTestAlgorithm(alg)).find((name) => name !== undefined)
  if (known === undefined) throw new Error('NotSupportedError')
  return known
}

function hostOf(origin: string): string {
  return new URL(origin).hostname
}
