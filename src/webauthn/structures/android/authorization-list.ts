import { DER_TAG, type DerElement, type DerReader } from '../../bytes/der.js'
import { readSmallInteger } from '../../bytes/der-values.js'

/** What Android says may be done with a key, as far as WebAuthn asks (§8.4). */
export interface AuthorizationList {
  readonly isEmpty: boolean
  /** Numbers of the purposes; absent when the list names none. */
  readonly purposes: readonly number[] | undefined
  /** Number of the origin; absent when the list names none. */
  readonly origin: number | undefined
  /** Whether the key may be used by every application. */
  readonly allApplications: boolean
}

/** KM_PURPOSE_SIGN. */
export const PURPOSE_SIGN = 2
/** KM_ORIGIN_GENERATED: generated where it is kept. */
export const ORIGIN_GENERATED = 0

/** Numbers of the fields' tags (AuthorizationList of the key description schema). */
const FIELDS = { purpose: 1, allApplications: 600, origin: 702 } as const

const CLASS_BITS = 0xc0
const CONTEXT_SPECIFIC = 0x80

/**
 * Reads an authorization list to its end. Every field of every version is optional and has a tag of its own: those of
 * fields this engine does not know are passed over, in whatever order they come, so that none can hide another.
 *
 * @throws MalformedInputError `android_key_description_malformed`, `der_*`, `bytes_*`
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

/** The fields by the numbers of their tags, in either form: a primitive tag is not an absent field. */
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

/** The number in a tag as {@link DerReader} tells it. */
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
