import { createHash } from 'node:crypto'
import type { AuthenticationInput, SoftwareAuthenticator } from '../../src/testing/index.js'
import { assertion, type Json } from './flows.js'

/** A signed request as the `stamp` functions of `@turnkey/http` return it, without the address. */
export interface SignedRequestJson {
  readonly body: string
  readonly stamp: { readonly stampHeaderName: string; readonly stampHeaderValue: string }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Signs a body with the newest passkey of an authenticator. */
export function signBody(
  authenticator: SoftwareAuthenticator,
  body: string,
  input: Partial<AuthenticationInput> = {},
): SignedRequestJson {
  return { body, stamp: stampOf(authenticator, hashOf(body), input) }
}

/** The parts of a request that a strict signature covers, in this order, before the hash of the body. */
interface SignedTarget {
  readonly method: string
  readonly path: string
  readonly audience: string
  readonly rpId: string
}

/** Signs a body together with its target. */
export function signRequest(
  authenticator: SoftwareAuthenticator,
  body: string,
  { method, path, audience, rpId }: SignedTarget,
): SignedRequestJson {
  const text = ['latchkey-signed-request-v1', method, path, audience, rpId, hashOf(body)].join('\n')
  return { body, stamp: stampOf(authenticator, hashOf(text)) }
}

/** Creates the stamp of a challenge, given as text. */
function stampOf(
  authenticator: SoftwareAuthenticator,
  challenge: string,
  input: Partial<AuthenticationInput> = {},
): SignedRequestJson['stamp'] {
  const options = { challenge: Buffer.from(challenge).toString('base64url'), rpId: 'localhost' }
  return {
    stampHeaderName: 'X-Stamp-Webauthn',
    stampHeaderValue: stampValueOf(assertion(authenticator, options, input)),
  }
}

/** The assertion in the form of a stamp, which has no user handle. */
export function stampValueOf({ id, response }: ReturnType<typeof assertion>): string {
  const { authenticatorData, clientDataJSON: clientDataJson, signature } = response
  return JSON.stringify({ authenticatorData, clientDataJson, credentialId: id, signature } satisfies Json)
}
