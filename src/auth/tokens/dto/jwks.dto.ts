import { ApiSchema } from '@nestjs/swagger'

@ApiSchema({ description: 'A public key (RFC 7517).' })
export class JwkDto {
  kty!: string
  /** The curve; absent in RSA keys. */
  crv?: string
  /** Base64url; absent in RSA keys. */
  x?: string
  /** Base64url; present only in P-256 keys. */
  y?: string
  /** The modulus, base64url; present only in RSA keys. */
  n?: string
  /** The public exponent, base64url; present only in RSA keys. */
  e?: string
  /** SHA-256 thumbprint of the key (RFC 7638), base64url. */
  kid!: string
  alg!: string
  use!: string
}

@ApiSchema({ description: 'The public keys that verify tokens.' })
export class JwksDto {
  keys!: JwkDto[]
}
