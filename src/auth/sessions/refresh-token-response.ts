import type { RefreshToken } from './refresh-token.js'

/** A response body with a refresh token. The interceptor moves the token into a cookie in the mode `cookie`. */
export abstract class RefreshTokenResponse {
  /** Set by the interceptor in the mode `body`. */
  abstract refreshToken?: string
  /** Private, so that it is never serialized. */
  #issued: RefreshToken | null = null

  /** Adds the issued token, or null when refresh tokens are off. */
  withRefreshToken(token: RefreshToken | null): this {
    this.#issued = token
    return this
  }

  issuedRefreshToken(): RefreshToken | null {
    return this.#issued
  }
}
