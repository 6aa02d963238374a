import type { Environment } from '../../config/environment.js'
import { InvalidConfigurationError } from '../../config/invalid-configuration-error.js'
import { parseTokenKey, TOKEN_KEY_INVALID } from '../../config/secrets.js'
import { SigningKey } from './signing-key.js'

/** The key that the environment names; undefined where it names none. Throws InvalidConfigurationError. */
export function pinnedKey({ tokenSigningKey }: Environment): SigningKey | undefined {
  if (tokenSigningKey === undefined) return undefined
  const key = parseTokenKey(tokenSigningKey)
  if (key !== undefined) return new SigningKey(key)
  throw new InvalidConfigurationError([{ path: 'LATCHKEY_TOKEN_SIGNING_KEY', reason: TOKEN_KEY_INVALID }])
}
