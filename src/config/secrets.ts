import { type AsymmetricKeyDetails, createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { decodeBase64url } from '../webauthn/index.js'
import type { Report } from './config-problem.js'
import { InvalidConfigurationError } from './invalid-configuration-error.js'
import { isRepetitive, isSequence, looksWritten } from './weak-secrets.js'
import type { TokenAlgorithm } from './tokens.schema.js'

/** The minimum length of a master secret in bytes. */
export const MASTER_SECRET_LENGTH = 32
/** The maximum length: a larger file is not a secret. */
const MAX_MASTER_SECRET_LENGTH = 768

/** Descriptions of valid secrets for error messages. */
export const SECRET_TYPE = 'at least 32 random bytes in base64url, without padding'
export const TOKEN_KEY_TYPE = 'a P-256, Ed25519 or RSA (2048 to 4096 bits) private key, as PEM or JWK'

/** Error messages for invalid secrets. */
export const SECRET_INVALID = `must be ${SECRET_TYPE}`
export const TOKEN_KEY_INVALID = `must be ${TOKEN_KEY_TYPE}`

/** The command that creates a master secret. */
const CREATE_SECRET = 'openssl rand 32 | basenc --base64url | tr -d ='

/** Error messages for secrets that can be guessed. */
export const SECRET_WEAK = `is not random. Create a secret with: ${CREATE_SECRET}`
export const API_KEY_WEAK = 'has a secret that is not random. Create one with: openssl rand -hex 32'

/** The directory of the database, which also holds the file with the master secret. */
interface DataDirectory {
  readonly dataDirectory: string
}

/** The source of the master secret. */
export interface MasterSecretSource extends DataDirectory {
  /** LATCHKEY_SECRET: the master secret, base64url, at least 32 bytes; undefined means the file in `dataDirectory`. */
  readonly masterSecret: string | undefined
  /** The variable that provides `masterSecret`, if any. */
  readonly masterSecretVariable: string | undefined
}

/** Returns the path of the file with the master secret, for environments without the variable. */
export function secretFileOf({ dataDirectory }: DataDirectory): string {
  return join(dataDirectory, 'latchkey-secret')
}

/** Returns the source of the master secret: the name of a variable or the path of the file. */
export function secretSourceOf(environment: MasterSecretSource): string {
  if (environment.masterSecret === undefined) return secretFileOf(environment)
  return environment.masterSecretVariable ?? 'LATCHKEY_SECRET'
}

/**
 * Reads the master secret from a file. Returns undefined when the file does not exist.
 *
 * @throws InvalidConfigurationError when the file cannot be read or contains no valid secret
 */
export function readSecretFile(path: string): Uint8Array | undefined {
  const text = readText(path)
  if (text === undefined) return undefined
  const secret = parseMasterSecret(text)
  if (secret === undefined) throw new InvalidConfigurationError([{ path, reason: SECRET_INVALID }])
  return secret
}

const NOT_FOUND = new Set<string | undefined>(['ENOENT', 'ENOTDIR'])

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (NOT_FOUND.has((error as NodeJS.ErrnoException).code)) return undefined
    throw new InvalidConfigurationError([{ path, reason: `cannot be read: ${(error as Error).message}` }])
  }
}

/** Whether all users of the machine can read a file. Group access is permitted, as containers may need it. */
export function isWorldReadable(path: string): boolean {
  // Windows does not represent permissions in the mode.
  if (process.platform === 'win32') return false
  const { mode } = statSync(path, { throwIfNoEntry: false }) ?? { mode: 0 }
  return (mode & 0o007) !== 0
}

/** Returns the bytes of a master secret; undefined when the text is not a valid secret. */
export function parseMasterSecret(text: string): Uint8Array | undefined {
  try {
    const secret = decodeBase64url(text.trim(), 'secret')
    return secret.length < MASTER_SECRET_LENGTH || secret.length > MAX_MASTER_SECRET_LENGTH ? undefined : secret
  } catch {
    return undefined
  }
}

/** Whether a valid master secret can be guessed, because it has a pattern or looks written by a person. */
export function isWeakMasterSecret(text: string): boolean {
  const secret = parseMasterSecret(text)
  return secret !== undefined && (isRepetitive(secret) || isSequence(secret) || looksWritten(text.trim()))
}

/** Whether the secret of an API key can be guessed, because it is repetitive. */
export function isWeakApiKey(text: string): boolean {
  return isRepetitive(Buffer.from(text.split('_').slice(2).join('_')))
}

/** Returns a private key for signing tokens from PEM or JWK; undefined when the text is not a valid key. */
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

/** The size of RSA keys for tokens, in bits (RFC 7518 §3.3). */
export const RSA_BITS = { min: 2048, max: 4096 } as const

/** The only public exponent of RSA keys for tokens. */
const RSA_EXPONENT = 65_537n

/** Returns the token algorithm of a P-256, Ed25519 or RSA private key; undefined for other keys. */
export function tokenAlgorithmOf(key: KeyObject): TokenAlgorithm | undefined {
  const { type, asymmetricKeyType, asymmetricKeyDetails: details = {} } = key
  if (type !== 'private') return undefined
  if (asymmetricKeyType === 'ed25519') return 'EdDSA'
  if (asymmetricKeyType === 'rsa') return isTokenRsaKey(details) ? 'RS256' : undefined
  return details.namedCurve === 'prime256v1' ? 'ES256' : undefined
}

function isTokenRsaKey({ modulusLength = 0, publicExponent }: AsymmetricKeyDetails): boolean {
  return modulusLength >= RSA_BITS.min && modulusLength <= RSA_BITS.max && publicExponent === RSA_EXPONENT
}

/** Reports an existing file without a valid and strong secret. The first start creates a missing file. */
export function checkSecretFile(environment: DataDirectory, report: Report): void {
  const path = secretFileOf(environment)
  try {
    const text = readText(path)
    if (text !== undefined && isWeakMasterSecret(text)) report({ path, reason: SECRET_WEAK })
    readSecretFile(path)
  } catch (error) {
    if (!(error instanceof InvalidConfigurationError)) throw error
    error.problems.forEach(report)
  }
}
