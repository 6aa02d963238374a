import { DER_TAG, type DerElement, type DerReader } from '../../bytes/der.js'
import { readSmallInteger } from '../../bytes/der-values.js'

/** The authorisations of an Android key that WebAuthn checks (§8.4). */
export interface AuthorizationList {
  readonly isEmpty: boolean
  /** KeyPurpose values. Undefined if the list has no such field. */
  readonly purposes: readonly number[] | undefined
  /** The KeyOrigin value. Undefined if the list has no such field. */
  readonly origin: number | undefined
  /** Whether all applications may use the key. */
  readonly allApplications: boolean
}

/** KM_PURPOSE_SIGN. */
export const PURPOSE_SIGN = 2
/** KM_ORIGIN_GENERATED: the key was generated in the keystore. */
export const ORIGIN_GENERATED = 0

/** Tag numbers of the fields (AuthorizationList of the key description schema). */
const FIELDS = { purpose: 1, allApplications: 600, origin: 702 } as const

const CLASS_BITS = 0xc0
const CONTEXT_SPECIFIC = 0x80

/**
 * Reads an authorization list. All fields are optional and have unique tags. Unknown fields are skipped in any order,
 * so that they cannot hide a known one.
 *
 * @throws MalformedInputError `android_key_description_malformed`, `der_*` or `bytes_*`
 */
export function readAuthorizationList(reader: DerReader): AuthorizationList {
  const fields = readFields(reader)
  const purpose = fields.get(FIELDS.purpose)
  const origin = fields.get(FIELDS.origin)
  return {
    isEmpty: fields.size === 0,
    purposes: purpose && readSetOfIntegers(reader.open(purpose)),
    origin: origin && readOnly(reader.open(origin)),
    allApplications: fields.has(FIELDS.allApplications),
  }
}

/**
 * Reads the fields by tag number. Primitive and constructed tags are treated alike, so that a primitive tag cannot
 * hide a field.
 */
function readFields(reader: DerReader): ReadonlyMap<number, DerElement> {
  const fields = new Map<number, DerElement>()
  while (!reader.atEnd) {
    const element = reader.next()
    const number = tagNumber(element.tag)
    const isField = (element.tag & CLASS_BITS) === CONTEXT_SPECIFIC && !fields.has(number)
    if (!isField) throw reader.fault('android_key_description_malformed', element.start)
    fields.set(number, element)
  }
  return fields
}

/** Extracts the tag number from a tag of {@link DerReader}. */
function tagNumber(tag: number): number {
  return tag < 0x100 ? tag & 0x1f : tag >> 8
}

function readSetOfIntegers(field: DerReader): number[] {
  const set = field.enter(DER_TAG.set)
  field.end()
  const integers: number[] = []
  while (!set.atEnd) integers.push(readSmallInteger(set))
  return integers
}

function readOnly(field: DerReader): number {
  const integer = readSmallInteger(field)
  field.end()
  return integer
}
