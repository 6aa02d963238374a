import { parseAttestationObject } from '../attestation-object.js'
import { parseCoseKey } from '../cose-key.js'
import { authenticatorDataFields, COSE_KEY_LABELS } from './authenticator-data-fields.js'
import { cborFields } from './cbor-fields.js'
import { clientDataFields } from './client-data-fields.js'
import type { Field } from './field.js'

/** The structures that {@link inspectStructure} supports. */
export const INSPECTABLE = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'coseKey'] as const

/** A kind of structure that {@link inspectStructure} reads. */
export type Inspectable = (typeof INSPECTABLE)[number]

/**
 * Lists all fields of a structure with their offsets, for display. Ceremonies do not use it.
 *
 * @throws MalformedInputError when the bytes are not a valid structure of this kind
 * @throws UnsupportedError `algorithm_unsupported` when a key in the structure uses an unknown algorithm
 */
export function inspectStructure(kind: Inspectable, bytes: Uint8Array): readonly Field[] {
  switch (kind) {
    case 'clientDataJSON':
      return clientDataFields(bytes)
    case 'authenticatorData':
      return authenticatorDataFields(bytes)
    case 'coseKey':
      parseCoseKey(bytes)
      return cborFields(bytes, 0, '', COSE_KEY_LABELS).fields
    case 'attestationObject':
      return attestationObjectFields(bytes)
  }
}

/** All offsets, including those in the authenticator data, count from the start of the attestation object. */
function attestationObjectFields(bytes: Uint8Array): readonly Field[] {
  const { authenticatorData } = parseAttestationObject(bytes)
  const { fields } = cborFields(bytes, 0, '')
  return fields.flatMap((field) => {
    if (field.name !== 'authData') return [field]
    const start = field.offset + field.length - authenticatorData.bytes.length
    const inner = authenticatorDataFields(authenticatorData.bytes, 'authData.')
    return [field, ...inner.map((part) => ({ ...part, offset: start + part.offset }))]
  })
}
