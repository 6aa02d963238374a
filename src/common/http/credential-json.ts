import { applyDecorators } from '@nestjs/common'
import { ApiProperty } from '@nestjs/swagger'
import { Transform } from 'class-transformer'
import { IsObject } from 'class-validator'
import { webAuthnJson } from './webauthn-json.js'

/**
 * A member with the JSON of a credential. Members in base64, with the standard alphabet or with padding, become the
 * base64url that WebAuthn requires, because some clients send them. The engine accepts only base64url. Secrets of the user are
 * removed before anything else reads the credential.
 */
export const CredentialJson = (shape: 'RegistrationResponseJSON' | 'AuthenticationResponseJSON') =>
  applyDecorators(
    ApiProperty(webAuthnJson(shape)),
    IsObject(),
    Transform(({ value }: { value: unknown }) =>
      normalizeCredential(shape === 'RegistrationResponseJSON' ? fromTurnkey(value) : value),
    ),
  )

const CREDENTIAL_MEMBERS = ['id', 'rawId']
const RESPONSE_MEMBERS = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']

/**
 * Converts the binary members of a RegistrationResponseJSON or AuthenticationResponseJSON from base64 to base64url, and removes
 * the secrets in its client extension results.
 */
export function normalizeCredential(credential: unknown): unknown {
  if (!isObject(credential)) return credential
  const normalized = withoutSecrets(normalizeMembers(credential, CREDENTIAL_MEMBERS))
  return isObject(normalized['response'])
    ? { ...normalized, response: normalizeMembers(normalized['response'], RESPONSE_MEMBERS) }
    : normalized
}

const TURNKEY_TRANSPORT = /^AUTHENTICATOR_TRANSPORT_/

/**
 * Converts an attestation, as `getWebAuthnAttestation` of `@turnkey/http` returns it, to RegistrationResponseJSON. Returns
 * other credentials unchanged.
 */
function fromTurnkey(credential: unknown): unknown {
  if (!isObject(credential)) return credential
  const { credentialId: id, clientDataJson: clientDataJSON, attestationObject, transports, ...others } = credential
  if (id === undefined || clientDataJSON === undefined || 'response' in credential) return credential
  const names = Array.isArray(transports) ? transports.map(transportOf) : transports
  const response = { clientDataJSON, attestationObject, ...(names !== undefined && { transports: names }) }
  return { ...others, id, rawId: id, type: 'public-key', response, clientExtensionResults: {} }
}

function transportOf(transport: unknown): unknown {
  return typeof transport === 'string' ? transport.replace(TURNKEY_TRANSPORT, '').toLowerCase() : transport
}

type Members = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function normalizeMembers(holder: Members, names: readonly string[]): Members {
  const binary = names.filter((name) => Object.hasOwn(holder, name))
  return { ...holder, ...Object.fromEntries(binary.map((name) => [name, normalizeText(holder[name])])) }
}

/** The client outputs of `hmac-secret` (CTAP 2.1 §12.5), on clients that expose the extension itself. */
const HMAC_SECRETS = 'hmacGetSecret'

/** Removes outputs that are keys of the user: the results of `prf` (§10.1.4) and of `hmac-secret`. */
function withoutSecrets(credential: Members): Members {
  const results = credential['clientExtensionResults']
  if (!isObject(results)) return credential
  const entries = Object.entries(results).filter(([id]) => id !== HMAC_SECRETS)
  const clientExtensionResults = Object.fromEntries(
    entries.map(([id, output]) => [id, id === 'prf' ? withoutPrfResults(output) : output]),
  )
  return { ...credential, clientExtensionResults }
}

/** Returns only `enabled`, the one member that is not derived from a secret. */
function withoutPrfResults(output: unknown): unknown {
  if (!isObject(output)) return output
  return Object.hasOwn(output, 'enabled') ? { enabled: output['enabled'] } : {}
}

/** One alphabet, and padding to a multiple of four characters or none. A text with both alphabets is not converted. */
const STANDARD = /^[A-Za-z0-9+/]*$/
const URL_SAFE = /^[A-Za-z0-9_-]*$/

function normalizeText(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const isPadded = value.endsWith('=')
  if (isPadded && value.length % 4 !== 0) return value
  const digits = isPadded ? value.slice(0, value.endsWith('==') ? -2 : -1) : value
  if (URL_SAFE.test(digits)) return digits
  return STANDARD.test(digits) ? digits.replaceAll('+', '-').replaceAll('/', '_') : value
}
