import { Injectable } from '@nestjs/common'
import { ProblemError } from '../common/problems/problem-error.js'
import { LatchkeyConfig } from '../config/latchkey-config.js'
import type { AuthorizationServerDto } from './dto/authorization-server.dto.js'

/** Describes this server to OAuth libraries. */
@Injectable()
export class AuthorizationServerService {
  constructor(private readonly config: LatchkeyConfig) {}

  /**
   * Returns the metadata of RFC 8414. All addresses are below the issuer.
   *
   * @throws route_not_found when the issuer is not an address that RFC 8414 §2 accepts
   */
  metadata(): AuthorizationServerDto {
    const { issuer } = this.config.tokens
    if (!this.#isAddress(issuer)) throw new ProblemError('route_not_found')
    const base = issuer.replace(/\/$/, '')
    return {
      issuer,
      jwks_uri: `${base}/.well-known/jwks.json`,
      introspection_endpoint: `${base}/v1/tokens/introspect`,
      introspection_endpoint_auth_methods_supported: ['client_secret_basic', 'Bearer'],
      response_types_supported: ['none'],
      grant_types_supported: [],
    }
  }

  /** Whether the issuer is an https URL without query and fragment. On localhost, http is sufficient. */
  #isAddress(issuer: string): boolean {
    if (!URL.canParse(issuer) || /[?#]/.test(issuer)) return false
    const { protocol } = new URL(issuer)
    return protocol === 'https:' || (protocol === 'http:' && !this.config.overHttps)
  }
}
