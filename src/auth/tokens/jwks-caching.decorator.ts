import { Header } from '@nestjs/common'
import { JWKS_MAX_AGE } from '../signing-keys/key-timing.js'

/** Says for how long the JWK set may be kept. */
export const JwksCaching = () => Header('cache-control', `public, max-age=${JWKS_MAX_AGE / 1000}`)
