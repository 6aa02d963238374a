import { Injectable } from '@nestjs/common'
import { decodeProtectedHeader } from 'jose'
import { KeyRing } from '../signing-keys/key-ring.js'
import type { SigningKey } from '../signing-keys/signing-key.js'
import { type Claims, createCodec, type DecodedToken, type TokenCodec, type TokenRules } from './token-codec.js'

/** Signs tokens with the current key and verifies them with the key that their `kid` names. */
@Injectable()
export class TokenSigner {
  readonly #codecs = new WeakMap<SigningKey, TokenCodec>()

  constructor(readonly keys: KeyRing) {}

  sign(type: string, claims: Claims): Promise<string> {
    const key = this.keys.current()
    return this.#codecOf(key).sign({ typ: type, kid: key.kid }, claims)
  }

  /** @throws an error when the token is invalid; the algorithm in its header is not trusted */
  async verify(token: string, rules: TokenRules): Promise<DecodedToken> {
    const { kid } = decodeProtectedHeader(token)
    const key = typeof kid === 'string' ? await this.keys.find(kid) : undefined
    if (key === undefined) throw new Error('the token names no published key')
    return this.#codecOf(key).verify(token, rules)
  }

  #codecOf(key: SigningKey): TokenCodec {
    const known = this.#codecs.get(key)
    if (known !== undefined) return known
    const codec = createCodec(key)
    this.#codecs.set(key, codec)
    return codec
  }
}
