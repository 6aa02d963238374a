import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '../../common/random.js'
import type { Environment } from '../../config/environment.js'
import { InvalidConfigurationError } from '../../config/invalid-configuration-error.js'
import { decodeBase64url, encodeBase64url } from '../../webauthn/index.js'
import { MASTER_SECRET_LENGTH, MasterSecret } from './master-secret.js'

/** In the data directory. */
const FILE = 'latchkey-secret'

/**
 * The master secret from the environment, else from its file, which is made on the first start. Throws
 * InvalidConfigurationError when neither holds one.
 */
export function loadMasterSecret({ masterSecret, dataDirectory }: Environment, random: Random): MasterSecret {
  if (masterSecret !== undefined) return parse(masterSecret, 'LATCHKEY_SECRET')
  const path = join(dataDirectory, FILE)
  return parse(readFile(path) ?? createFile(dataDirectory, path, random), path)
}

function parse(text: string, path: string): MasterSecret {
  try {
    return new MasterSecret(decodeBase64url(text.trim(), 'secret'))
  } catch {
    throw new InvalidConfigurationError([{ path, reason: 'must be at least 32 random bytes in base64url' }])
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

/** Of several processes that start at once, one makes the file, whole, and the others read it. */
function createFile(directory: string, path: string, random: Random): string {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const draft = `${path}.${random.uuid()}`
  writeFileSync(draft, `${encodeBase64url(random.bytes(MASTER_SECRET_LENGTH))}\n`, { flag: 'wx', mode: 0o600 })
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(path, 'utf8')
}
