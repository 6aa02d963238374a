import { createHash } from 'node:crypto'
import {
  type AuthenticationInput,
  type AuthenticationResponseJson,
  createAuthenticator,
  type HeldCredential,
  type RequestOptions,
  type SoftwareAuthenticator,
} from '../../src/testing/index.js'
import type { VirtualCredential } from './browser.js'
import { assertion, type Json, ORIGIN } from './flows.js'

/** A U2F security key with one credential, which another service registered under an AppID. */
export class U2fKey {
  readonly authenticator: SoftwareAuthenticator = createAuthenticator({
    userVerification: false,
    userHandle: false,
    attachment: 'cross-platform',
  })

  constructor(
    readonly appId: string,
    algorithm: 'ES256' | 'ES384' = 'ES256',
  ) {
    const elsewhere = {
      challenge: 'AAAA',
      rp: { id: 'localhost' },
      user: { id: 'AA' },
      pubKeyCredParams: [{ alg: -7 }],
    }
    this.authenticator.register(elsewhere, { origin: ORIGIN, algorithm })
  }

  get #credential(): HeldCredential {
    const [credential] = this.authenticator.credentials
    if (credential === undefined) throw new Error('the security key is empty')
    return credential
  }

  get credentialId(): string {
    return Buffer.from(this.#credential.id).toString('base64url')
  }

  /** The COSE key. */
  get publicKey(): Uint8Array {
    return this.#credential.publicKey
  }

  /** The public key as U2F encodes it. */
  get point(): Uint8Array {
    return Uint8Array.of(4, ...this.publicKey.subarray(10, 42), ...this.publicKey.subarray(45, 77))
  }

  /** The body of a request that imports the credential. */
  toImport(more: Json = {}): Json {
    const publicKey = Buffer.from(this.point).toString('base64url')
    return { createdBy: 'u2f', credentialId: this.credentialId, publicKey, signCount: 0, ...more }
  }

  /** The credential for a virtual authenticator of Chromium, which scopes it to the AppID. */
  toVirtualCredential(): VirtualCredential {
    const { id, key } = this.#credential
    return {
      credentialId: Buffer.from(id).toString('base64'),
      isResidentCredential: false,
      rpId: this.appId,
      privateKey: key.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
      signCount: 0,
    }
  }

  /** Signs for the AppID, as a client does for options with `appid`. */
  sign(options: RequestOptions, input: Partial<AuthenticationInput> = {}): AuthenticationResponseJson {
    const rpIdHash = createHash('sha256').update(this.appId).digest()
    return assertion(this.authenticator, options, {
      tamper: { fields: (fields) => ({ ...fields, rpIdHash }) },
      clientExtensionResults: { appid: true },
      ...input,
    })
  }
}
