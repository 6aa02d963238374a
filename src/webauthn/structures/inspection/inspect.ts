import { parseAttestationObject } from '../attestation-object.js'
import { parseCoseKey } from '../cose-key.js'
import { authenticatorDataFields, COSE_KEY_LABELS } from './authenticator-data-fields.js'
import { cborFields } from './cbor-fields.js'
import { clientDataFields } from './client-data-fields.js'
import type { Field } from './field.js'

/** The structures that can be inspected. */
export const INSPECTABLE = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'coseKey'] as const

/** A structure that can be inspected. */
export type Inspectable = (typeof INSPECTABLE)[number]

/**
 * Names every part of a structure, with its offset. Meant for people; a ceremony never uses it.
 *
 * @throws MalformedInputError when the bytes are not that structure
 * @throws UnsupportedError when a key in it has an unknown algorithm
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

/** Offsets of the authenticator data count from the start of the attestation object, like all others. */
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
