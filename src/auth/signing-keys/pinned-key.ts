import type { Environment } from '../../config/environment.js'
import { InvalidConfigurationError } from '../../config/invalid-configuration-error.js'
import { parseSigningKey, type SigningKey } from './signing-key.js'

/** The key that the environment names; undefined where it names none. Throws InvalidConfigurationError. */
export function pinnedKey({ tokenSigningKey }: Environment): SigningKey | undefined {
  if (tokenSigningKey === undefined) return undefined
  try {
    return parseSigningKey(tokenSigningKey)
  } catch {
    const reason = 'must hold a private key on P-256 or of Ed25519, as PEM or JWK'
    throw new InvalidConfigurationError([{ path: 'LATCHKEY_TOKEN_SIGNING_KEY', reason }])
  }
}
