import { ProblemError } from '../../common/problems/problem-error.js'
import { type AppId, encodeBase64url, type ExtensionOutputs } from '../../webauthn/index.js'
import type { AuthenticationState } from '../ceremonies/ceremony.js'
import type { AccountCredentials } from '../credentials/decoy-accounts.js'

/** The inputs of the pseudo-random function (§10.1.4). Base64url. */
interface PrfValues {
  readonly first: string
  readonly second?: string
}

/** The extensions that an authentication may request, in the form that clients accept (§10.1, CTAP 2.1 §12.2). */
export interface AuthenticationExtensionRequest {
  readonly prf?: {
    readonly eval?: PrfValues
    /** By credential ID in base64url. */
    readonly evalByCredential?: Readonly<Record<string, PrfValues>>
  }
  /** Exactly one of the members. `write` is base64url. */
  readonly largeBlob?: { readonly read?: boolean; readonly write?: string }
  readonly getCredBlob?: boolean
}

/** The facts about the extensions that the ceremony records. The inputs are not among them. */
export type RecordedExtensions = Pick<AuthenticationState, 'requestedExtensions' | 'largeBlob' | 'appId'>

/** The outputs that the ceremony requested and that backends may receive. Results of `prf` are secrets of the user. */
export interface AuthenticationOutputs {
  readonly largeBlob: { readonly blob: Uint8Array | null; readonly written: boolean | null } | null
  readonly credBlob: Uint8Array | null
}

/** The output identifiers of each input, both of the client and of the authenticator. */
const OUTPUTS: Readonly<Record<keyof AuthenticationExtensionRequest, readonly string[]>> = {
  prf: ['prf', 'hmac-secret'],
  largeBlob: ['largeBlob'],
  getCredBlob: ['getCredBlob', 'credBlob'],
}

/** The inputs for the client, and the facts that the ceremony records. */
interface PlannedExtensions {
  readonly inputs: Readonly<Record<string, unknown>>
  readonly recorded: RecordedExtensions
}

/** @param appId the AppID of the U2F credentials that the options offer; null to request none */
export function planExtensions(request: AuthenticationExtensionRequest, appId: AppId | null): PlannedExtensions {
  const inputs = Object.entries(request).filter(([, input]) => input !== false)
  const requested = inputs.flatMap(([input]) => OUTPUTS[input as keyof AuthenticationExtensionRequest])
  const { largeBlob } = request
  return {
    inputs: { ...Object.fromEntries(inputs), ...(appId !== null && { appid: appId }) },
    recorded: {
      requestedExtensions: appId === null ? requested : [...requested, 'appid'],
      ...(appId !== null && { appId }),
      ...(largeBlob !== undefined && { largeBlob: largeBlob.write === undefined ? 'read' : 'write' }),
    },
  }
}

/**
 * Checks the inputs that refer to the offered passkeys. Clients reject the others (§10.1.4, §10.1.5).
 *
 * @param account undefined when a discoverable credential identifies the user
 * @throws option_not_allowed
 */
export function assertExtensionsApply(
  { prf, largeBlob }: AuthenticationExtensionRequest,
  account: AccountCredentials | undefined,
): void {
  const offered = account?.credentials.map(({ id }) => encodeBase64url(id)) ?? []
  if (Object.keys(prf?.evalByCredential ?? {}).some((id) => !offered.includes(id)))
    rejectExtension('prf.evalByCredential', 'must contain only credential IDs that the options offer')
  if (largeBlob?.write !== undefined && offered.length !== 1)
    rejectExtension('largeBlob.write', 'requires exactly one offered passkey; select it with "passkeyId"')
}

/**
 * Returns the outputs that the ceremony requested. The client reports `largeBlob`, and no signature covers it; the
 * authenticator signs `credBlob`.
 */
export function requestedOutputsOf(
  { largeBlob, credBlob }: ExtensionOutputs,
  { requestedExtensions, largeBlob: operation }: RecordedExtensions,
): AuthenticationOutputs {
  const hasCredBlob = requestedExtensions.includes('credBlob') && credBlob instanceof Uint8Array && credBlob.length > 0
  return {
    largeBlob: largeBlobOutputOf(largeBlob, operation),
    credBlob: hasCredBlob ? credBlob : null,
  }
}

function largeBlobOutputOf(
  output: ExtensionOutputs['largeBlob'],
  operation: RecordedExtensions['largeBlob'],
): AuthenticationOutputs['largeBlob'] {
  if (output === undefined || operation === undefined) return null
  return operation === 'read'
    ? { blob: output.blob ?? null, written: null }
    : { blob: null, written: output.written ?? false }
}

/** @throws option_not_allowed always */
function rejectExtension(path: string, reason: string): never {
  throw new ProblemError('option_not_allowed', { extra: { errors: [{ path: `extensions.${path}`, reason }] } })
}
