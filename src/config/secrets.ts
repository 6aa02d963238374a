import { createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { decodeBase64url } from '../webauthn/index.js'
import { InvalidConfigurationError } from './invalid-configuration-error.js'
import type { Report } from './schema/field.js'
import type { TokenAlgorithm } from './tokens.schema.js'

/** The fewest bytes a master secret has. */
export const MASTER_SECRET_LENGTH = 32
/** The most: a larger file is no secret. */
const LONGEST_MASTER_SECRET = 768

/** What is said of one that is none. */
export const SECRET_INVALID = 'must be at least 32 random bytes in base64url, without padding'
export const TOKEN_KEY_INVALID = 'must hold a private key on P-256 or of Ed25519, as PEM or JWK'

/** What the environment says of the master secret. */
export interface SecretPlace {
  readonly dataDirectory: string
  readonly masterSecret: string | undefined
}

/** The file that has the master secret where no variable gives it. */
export function secretFileOf({ dataDirectory }: Pick<SecretPlace, 'dataDirectory'>): string {
  return join(dataDirectory, 'latchkey-secret')
}

/** Where the master secret of this process is said: the variable, or the path of the file. */
export function secretPlaceOf(environment: SecretPlace): string {
  return environment.masterSecret === undefined ? secretFileOf(environment) : 'LATCHKEY_SECRET'
}

/**
 * The master secret of a file; undefined where there is no file. Throws InvalidConfigurationError when there is one that
 * cannot be read, or has no secret.
 */
export function readSecretFile(path: string): Uint8Array | undefined {
  const text = readText(path)
  if (text === undefined) return undefined
  const secret = parseMasterSecret(text)
  if (secret === undefined) throw new InvalidConfigurationError([{ path, reason: SECRET_INVALID }])
  return secret
}

const ABSENT = new Set<string | undefined>(['ENOENT', 'ENOTDIR'])

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (ABSENT.has((error as NodeJS.ErrnoException).code)) return undefined
    throw new InvalidConfigurationError([{ path, reason: `cannot be read: ${(error as Error).message}` }])
  }
}

/**
 * Whether everybody on the machine can read the file. Its group may, for those who give containers their files that way.
 */
export function isOpenToAll(path: string): boolean {
  // The mode says nothing on Windows.
  if (process.platform === 'win32') return false
  const { mode } = statSync(path, { throwIfNoEntry: false }) ?? { mode: 0 }
  return (mode & 0o007) !== 0
}

/** The bytes of a master secret; undefined for text that is none. */
export function parseMasterSecret(text: string): Uint8Array | undefined {
  try {
    const secret = decodeBase64url(text.trim(), 'secret')
    return secret.length < MASTER_SECRET_LENGTH || secret.length > LONGEST_MASTER_SECRET ? undefined : secret
  } catch {
    return undefined
  }
}

/** A private key that can sign tokens, from PEM or JWK; undefined for text that is none. */
export function parseTokenKey(text: string): KeyObject | undefined {
  try {
    const isJwk = text.trimStart().startsWith('{')
    const key = createPrivateKey(
      isJwk ? { format: 'jwk', key: JSON.parse(text) as JsonWebKey } : text.replaceAll('\\n', '\n'),
    )
    return tokenAlgorithmOf(key) === undefined ? undefined : key
  } catch {
    return undefined
  }
}

/** The algorithm a key signs tokens with; undefined for anything but a private key on P-256 or of Ed25519. */
export function tokenAlgorithmOf(key: KeyObject): TokenAlgorithm | undefined {
  const { type, asymmetricKeyType, asymmetricKeyDetails } = key
  if (type !== 'private') return undefined
  if (asymmetricKeyType === 'ed25519') return 'EdDSA'
  return asymmetricKeyDetails?.namedCurve === 'prime256v1' ? 'ES256' : undefined
}

/** Reports a file that is there and has no master secret. Where there is none, the first start makes it. */
export function checkSecretFile(environment: Pick<SecretPlace, 'dataDirectory'>, report: Report): void {
  try {
    readSecretFile(secretFileOf(environment))
  } catch (error) {
    if (!(error instanceof InvalidConfigurationError)) throw error
    error.problems.forEach(report)
  }
}
