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

/** The parameters of `loadMasterSecret`. */
interface SecretSource {
  readonly environment: Environment
  readonly random: Random
  /** Returns whether the database holds data that a new secret could not decrypt. */
  readonly isInUse: () => Promise<boolean>
}

/**
 * Returns the master secret from the environment or from its file. The first start creates the file.
 *
 * @throws InvalidConfigurationError when the secret is invalid, or its file is missing although encrypted data exists
 */
export async function loadMasterSecret({ environment, random, isInUse }: SecretSource): Promise<MasterSecret> {
  return new MasterSecret(findInEnvironment(environment) ?? (await readOrCreate(environment, random, isInUse)))
}

function findInEnvironment({ masterSecret }: Environment): Uint8Array | undefined {
  if (masterSecret === undefined) return undefined
  const secret = parseMasterSecret(masterSecret)
  if (secret === undefined) throw new InvalidConfigurationError([{ path: 'LATCHKEY_SECRET', reason: SECRET_INVALID }])
  return secret
}

async function readOrCreate(environment: Environment, random: Random, isInUse: () => Promise<boolean>) {
  const path = secretFileOf(environment)
  const secret = readSecretFile(path)
  if (secret !== undefined) return secret
  if (!(await isInUse())) createFile(environment, path, random)
  // Another process may have created the file in the meantime.
  const created = readSecretFile(path)
  if (created === undefined) throw new InvalidConfigurationError([{ path, reason: MISSING }])
  return created
}

const MISSING =
  'is missing, but it encrypts the signing keys in the database. Restore it, or set LATCHKEY_SECRET to a new secret and run "latchkey keys rotate --withdraw"'

/** Creates the file atomically. When several processes start together, one creates it and the others read it. */
function createFile({ dataDirectory }: Environment, path: string, random: Random): void {
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
    const draft = `${path}.${random.uuid()}`
    writeFileSync(draft, `${encodeBase64url(random.bytes(MASTER_SECRET_LENGTH))}\n`, { flag: 'wx', mode: 0o600 })
    linkFile(draft, path)
  } catch (error) {
    throw new InvalidConfigurationError([{ path, reason: `cannot be created: ${(error as Error).message}` }])
  }
}

function linkFile(draft: string, path: string): void {
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
}
