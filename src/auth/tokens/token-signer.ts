import { Injectable } from '@nestjs/common'
import { decodeProtectedHeader } from 'jose'
import { KeyRing } from '../signing-keys/key-ring.js'
import type { PublicJwk, SigningKey } from '../signing-keys/signing-key.js'
import { type Claims, codecOf, type DecodedToken, type TokenCodec, type TokenRules } from './token-codec.js'

/** Signs tokens with the key whose turn it is, and verifies them with the one they name. */
@Injectable()
export class TokenSigner {
  readonly #codecs = new WeakMap<SigningKey, TokenCodec>()

  constructor(private readonly keys: KeyRing) {}

  get publicKeys(): PublicJwk[] {
    return this.keys.published()
  }

  sign(type: string, claims: Claims): Promise<string> {
    const key = this.keys.current()
    return this.#codecOf(key).sign({ typ: type, kid: key.kid }, claims)
  }

  /** What a token says. Throws for any that does not verify; the algorithm is that of the key, whatever it says. */
  async verify(token: string, rules: TokenRules): Promise<DecodedToken> {
    const { kid } = decodeProtectedHeader(token)
    const key = typeof kid === 'string' ? await this.keys.find(kid) : undefined
    if (key === undefined) throw new Error('no key here has signed the token')
    return this.#codecOf(key).verify(token, rules)
  }

  #codecOf(key: SigningKey): TokenCodec {
    const known = this.#codecs.get(key)
    if (known !== undefined) return known
    const codec = codecOf(key)
    this.#codecs.set(key, codec)
    return codec
  }
}
