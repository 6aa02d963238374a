import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import type { Random } from '../../common/random.js'
import type { Environment } from '../../config/environment.js'
import { InvalidConfigurationError } from '../../config/invalid-configuration-error.js'
import {
  MASTER_SECRET_LENGTH,
  parseMasterSecret,
  readSecretFile,
  SECRET_INVALID,
  secretFileOf,
} from '../../config/secrets.js'
import { encodeBase64url } from '../../webauthn/index.js'
import { MasterSecret } from './master-secret.js'

/** Where the master secret is, and what may be made of its absence. */
export interface SecretSource {
  readonly environment: Environment
  readonly random: Random
  /** Whether there is something that was sealed under a secret: another one would not open it. */
  readonly isInUse: () => Promise<boolean>
}

/**
 * The master secret from the environment, else from its file, which is made on the first start and never again. Throws
 * InvalidConfigurationError when neither holds one, and when the file is gone that data needs.
 */
export async function loadMasterSecret({ environment, random, isInUse }: SecretSource): Promise<MasterSecret> {
  return new MasterSecret(given(environment) ?? (await readOrMake(environment, random, isInUse)))
}

function given({ masterSecret }: Environment): Uint8Array | undefined {
  if (masterSecret === undefined) return undefined
  const secret = parseMasterSecret(masterSecret)
  if (secret === undefined) throw new InvalidConfigurationError([{ path: 'LATCHKEY_SECRET', reason: SECRET_INVALID }])
  return secret
}

async function readOrMake(environment: Environment, random: Random, isInUse: () => Promise<boolean>) {
  const path = secretFileOf(environment)
  const secret = readSecretFile(path)
  if (secret !== undefined) return secret
  if (!(await isInUse())) makeFile(environment, path, random)
  // Another process may have made what is in use meanwhile: the file first.
  const made = readSecretFile(path)
  if (made === undefined) throw new InvalidConfigurationError([{ path, reason: GONE }])
  return made
}

const GONE =
  'is missing, and the signing keys in the database were sealed under it: put it back, or set LATCHKEY_SECRET to another secret and run "latchkey keys rotate --withdraw"'

/** Of several processes that start at once, one makes the file, whole, and the others read it. */
function makeFile({ dataDirectory }: Environment, path: string, random: Random): void {
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
    const draft = `${path}.${random.uuid()}`
    writeFileSync(draft, `${encodeBase64url(random.bytes(MASTER_SECRET_LENGTH))}\n`, { flag: 'wx', mode: 0o600 })
    placeFile(draft, path)
  } catch (error) {
    throw new InvalidConfigurationError([{ path, reason: `cannot be made: ${(error as Error).message}` }])
  }
}

function placeFile(draft: string, path: string): void {
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
}
