import { decodeBase64url, EngineError } from '../../webauthn/index.js'
import { inspectStructure } from '../../webauthn/inspect.js'

/** The place where a response was created, as the client reports it. Not verified: only for diagnostics. */
export interface ResponseContext {
  /** `webauthn.create` or `webauthn.get` from a conforming client. */
  readonly type: string
  readonly origin: string
  readonly crossOrigin: boolean
  readonly topOrigin: string | undefined
  /** In lower-case hex; undefined when the authenticator data cannot be read. */
  readonly rpIdHash: string | undefined
}

/**
 * Reads the context of a RegistrationResponseJSON or an AuthenticationResponseJSON.
 *
 * @returns undefined when the client data cannot be read
 */
export function readResponseContext(response: unknown): ResponseContext | undefined {
  const inner = memberOf(response, 'response')
  const clientData = fieldsOf('clientDataJSON', memberOf(inner, 'clientDataJSON'))
  if (clientData === undefined) return undefined
  const read = (name: string): unknown => JSON.parse(clientData.get(name) ?? 'null')
  const authenticatorData = fieldsOf('authenticatorData', memberOf(inner, 'authenticatorData'))
  const attestation = fieldsOf('attestationObject', memberOf(inner, 'attestationObject'))
  return {
    type: String(read('type')),
    origin: String(read('origin')),
    crossOrigin: read('crossOrigin') === true,
    topOrigin: (read('topOrigin') as string | null) ?? undefined,
    rpIdHash: attestation?.get('authData.rpIdHash') ?? authenticatorData?.get('rpIdHash'),
  }
}

function fieldsOf(
  kind: Parameters<typeof inspectStructure>[0],
  base64url: unknown,
): ReadonlyMap<string, string> | undefined {
  if (typeof base64url !== 'string') return undefined
  try {
    const fields = inspectStructure(kind, decodeBase64url(base64url, kind))
    return new Map(fields.map(({ name, value }) => [name, value]))
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    return undefined
  }
}

function memberOf(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name)
    ? (holder as Readonly<Record<string, unknown>>)[name]
    : undefined
}
