import type { Schemas } from '../client.js'

/** A request to sign as a whole. */
export interface RequestToSign {
  readonly method: string
  /** The path, without query. */
  readonly path: string
  /** The name of the service, as its backend passes it to the verification. */
  readonly audience: string
  readonly rpId: string
  /** The exact body that is going to be sent. */
  readonly body: string
  /** Default: `required`. */
  readonly userVerification?: 'required' | 'preferred' | 'discouraged'
  /** The passkeys that may sign. Default: every discoverable passkey of the user. */
  readonly allowCredentials?: Schemas['PublicKeyCredentialRequestOptionsJSON']['allowCredentials']
}

/** A header that proves who signed a request. */
export interface RequestStamp {
  readonly stampHeaderName: 'X-Stamp-Webauthn'
  readonly stampHeaderValue: string
}

/** Asks the user for a passkey, like {@link PasskeyPrompts}. */
type Get = (options: Schemas['PublicKeyCredentialRequestOptionsJSON']) => Promise<Schemas['AuthenticationResponseJSON']>

/**
 * Asks the user to sign a request together with its method, path and audience.
 *
 * @param get asks for the passkey; `prompts.get` of an account client, or `startAuthentication` of `@simplewebauthn/browser`
 * @throws DOMException when the user cancels the prompt
 */
export async function stampRequest(request: RequestToSign, get: Get): Promise<RequestStamp> {
  const { rpId, userVerification = 'required', allowCredentials = [] } = request
  const challenge = encodeBase64url(await challengeOf(request))
  const { id, response } = await get({
    challenge,
    rpId,
    userVerification,
    allowCredentials,
    timeout: 300_000,
  } as Parameters<Get>[0])
  const { authenticatorData, clientDataJSON: clientDataJson, signature } = response
  const stampHeaderValue = JSON.stringify({ authenticatorData, clientDataJson, credentialId: id, signature })
  return { stampHeaderName: 'X-Stamp-Webauthn', stampHeaderValue }
}

/** The domain of these signatures, see docs/signed-requests.md. */
const DOMAIN = 'latchkey-signed-request-v1'

async function challengeOf({ method, path, audience, rpId, body }: RequestToSign): Promise<string> {
  return hexHashOf([DOMAIN, method.toUpperCase(), path, audience, rpId, await hexHashOf(body)].join('\n'))
}

async function hexHashOf(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** @param text ASCII */
function encodeBase64url(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
