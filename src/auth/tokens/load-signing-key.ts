import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from '../../config/environment.js'
import { InvalidConfigurationError } from '../../config/invalid-configuration-error.js'
import { generateSigningKey, parseSigningKey, type SigningKey } from './signing-key.js'

const FILE = 'token-signing-key.pem'

/** The signing key from the environment, else from its file, which is made on the first start. */
export function loadSigningKey({ tokenSigningKey, dataDirectory }: Environment): SigningKey {
  if (tokenSigningKey !== undefined) return parse(tokenSigningKey, 'LATCHKEY_TOKEN_SIGNING_KEY')
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const path = join(dataDirectory, FILE)
  return parse(readFile(path) ?? createFile(path), path)
}

function parse(text: string, path: string): SigningKey {
  try {
    return parseSigningKey(text)
  } catch {
    throw new InvalidConfigurationError([{ path, reason: 'must hold a private key on P-256, as PEM or JWK' }])
  }
}

function readFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Fails rather than replace a file that another process has made in the meantime. */
function createFile(path: string): string {
  const pem = generateSigningKey()
  writeFileSync(path, pem, { flag: 'wx', mode: 0o600 })
  return pem
}
