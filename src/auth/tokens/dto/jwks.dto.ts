import { ApiSchema } from '@nestjs/swagger'

@ApiSchema({ description: 'A public key (RFC 7517).' })
export class JwkDto {
  kty!: string
  crv!: string
  /** Base64url. */
  x!: string
  /** Base64url; present only in P-256 keys. */
  y?: string
  /** SHA-256 thumbprint of the key (RFC 7638), base64url. */
  kid!: string
  alg!: string
  use!: string
}

@ApiSchema({ description: 'The public keys that verify tokens.' })
export class JwksDto {
  keys!: JwkDto[]
}
