import { decodeBase64url, EngineError } from '../../webauthn/index.js'
import { inspectStructure } from '../../webauthn/inspect.js'

/** What a response says of where it was made. None of it is verified: it explains refusals, and decides nothing. */
export interface ResponseFacts {
  /** `webauthn.create` or `webauthn.get`; other text is the client's fault. */
  readonly type: string
  readonly origin: string
  readonly crossOrigin: boolean
  readonly topOrigin: string | undefined
  /** In lower-case hex; undefined where the authenticator data cannot be read. */
  readonly rpIdHash: string | undefined
}

/**
 * Reads RegistrationResponseJSON or AuthenticationResponseJSON; undefined for anything whose client data cannot be read.
 */
export function readResponseFacts(response: unknown): ResponseFacts | undefined {
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
