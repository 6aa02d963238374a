import { ApiSchema } from '@nestjs/swagger'
@ApiSchema({ description: 'A public key (RFC 7517).' })
export class JwkDto {
  kty!: string
  crv!: string
  /** Base64url. */
  x!: string
  /** Base64url; keys on P-256 alone have it. */
  y?: string
  /** SHA-256 thumbprint of the key (RFC 7638), base64url. */
  kid!: string
  alg!: string
  use!: string
}

@ApiSchema({ description: 'The public keys that tokens verify with.' })
export class JwksDto {
  keys!: JwkDto[]
}
