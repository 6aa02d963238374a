import { ProblemError } from '../common/problems/problem-error.js'
import { MalformedInputError } from '../webauthn/index.js'
import { parseStrictJson } from '../webauthn/inspect.js'

/** The header that carries a stamp. HTTP compares its name without case. */
export const STAMP_HEADER = 'x-stamp-webauthn'

const MEMBERS = ['authenticatorData', 'clientDataJson', 'credentialId', 'signature'] as const

/**
 * Reads a stamp: the assertion of a signed request, as `@turnkey/webauthn-stamper` writes it into its header.
 *
 * @param value JSON with the members `authenticatorData`, `clientDataJson`, `credentialId` and `signature`, each base64url
 * @returns AuthenticationResponseJSON without a user handle. The engine decodes and verifies its members.
 * @throws stamp_malformed when the value is not JSON with these members
 */
export function readStamp(value: string): object {
  const stamp = parseStamp(value)
  const [authenticatorData, clientDataJSON, id, signature] = MEMBERS.map((name) => readText(stamp, name))
  const response = { clientDataJSON, authenticatorData, signature }
  return { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} }
}

function parseStamp(value: string): Readonly<Record<string, unknown>> {
  try {
    const stamp = parseStrictJson(value, 'stamp')
    if (typeof stamp === 'object' && stamp !== null && !Array.isArray(stamp)) return stamp
  } catch (cause) {
    if (!(cause instanceof MalformedInputError)) throw cause
    throw new ProblemError('stamp_malformed', { detail: 'The stamp is not JSON.', cause })
  }
  throw new ProblemError('stamp_malformed', { detail: 'The stamp is not a JSON object.' })
}

function readText(stamp: Readonly<Record<string, unknown>>, name: (typeof MEMBERS)[number]): string {
  const value = stamp[name]
  if (typeof value === 'string') return value
  throw new ProblemError('stamp_malformed', { detail: `The stamp has no text member "${name}".` })
}
