import { Header } from '@nestjs/common'
import { JWKS_MAX_AGE } from '../signing-keys/key-timing.js'

/** Sets how long clients may cache the JWK set. */
export const JwksCaching = () => Header('cache-control', `public, max-age=${JWKS_MAX_AGE / 1000}`)
