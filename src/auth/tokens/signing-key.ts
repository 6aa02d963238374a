import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto'

/** The public key as JWKS publishes it (RFC 7517). */
export interface PublicJwk {
  readonly kty: 'EC'
  readonly crv: 'P-256'
  readonly x: string
  readonly y: string
  readonly kid: string
  readonly alg: 'ES256'
  readonly use: 'sig'
}

/** The key pair that signs tokens. */
export class SigningKey {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  readonly jwk: PublicJwk

  /** Throws a TypeError for anything but a private key on P-256. */
  constructor(privateKey: KeyObject) {
    if (privateKey.type !== 'private' || privateKey.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
      throw new TypeError('not a private key on P-256')
    }
    this.privateKey = privateKey
    this.publicKey = createPublicKey(privateKey)
    this.jwk = describe(this.publicKey)
  }
}

/** Reads a private key from PEM or JWK. Throws when it is neither. */
export function parseSigningKey(text: string): SigningKey {
  const isJwk = text.trimStart().startsWith('{')
  return new SigningKey(
    createPrivateKey(isJwk ? { format: 'jwk', key: JSON.parse(text) as JsonWebKey } : text.replaceAll('\\n', '\n')),
  )
}

/** A new private key as PEM. */
export function generateSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
}

function describe(publicKey: KeyObject): PublicJwk {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const kid = createHash('sha256').update(thumbprintInput(x, y)).digest('base64url')
  return { kty: 'EC', crv: 'P-256', x, y, kid, alg: 'ES256', use: 'sig' }
}

/** RFC 7638 §3: the required members in the order of their names, without white space. */
function thumbprintInput(x: string, y: string): string {
  return JSON.stringify({ crv: 'P-256', kty: 'EC', x, y })
}
