import { ApiSchema } from '@nestjs/swagger'

@ApiSchema({ description: 'The metadata of this server for OAuth libraries (RFC 8414).' })
export class AuthorizationServerDto {
  issuer!: string
  jwks_uri!: string
  introspection_endpoint!: string
  /** `client_secret_basic`: the id of an API key and the key. `Bearer`: the key. */
  introspection_endpoint_auth_methods_supported!: string[]
  /** `none`: there is no authorization endpoint. Users sign in with passkeys. */
  response_types_supported!: string[]
  /** Empty: there is no token endpoint. */
  grant_types_supported!: string[]
}
