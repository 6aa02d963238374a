import type { NonEmpty } from '../bytes/brand.js'
import { contextTag, DER_TAG, type DerReader, readDer } from '../bytes/der.js'
import { attempt } from './attempt.js'
import type { Certificate } from './certificate.js'
import { EXTENSION } from './certificate-extensions.js'
import { comparableName, parseName, type RelativeName } from './distinguished-name.js'
import { type GeneralName, readGeneralName } from './general-name.js'

/**
 * Returns whether all names below each issuer satisfy its name constraints (RFC 5280 §4.2.1.10, §6.1.3(b), (c)).
 * Malformed constraints and constraints of an unsupported form are never satisfied.
 *
 * @param path from the leaf to the anchor
 */
export function meetsNameConstraints(path: NonEmpty<Certificate>): boolean {
  return path.every(({ extensions }, index) => {
    const extension = extensions.get(EXTENSION.nameConstraints)
    return extension === undefined || areMet(extension.value, path.slice(0, index))
  })
}

function areMet(der: Uint8Array, subjects: readonly Certificate[]): boolean {
  const constraints = attempt(() => parseNameConstraints(der))
  if (constraints === undefined || ![...constraints.permitted, ...constraints.excluded].every(isSupported)) return false
  // Self-issued certificates other than the leaf are exempt, so that an authority can replace its key.
  const named = subjects.filter((certificate, index) => index === 0 || !certificate.isSelfIssued)
  const names = attempt(() => named.flatMap(namesOf))
  return names?.every((name) => isWithin(name, constraints)) ?? false
}

interface NameConstraints {
  readonly permitted: readonly GeneralName[]
  readonly excluded: readonly GeneralName[]
}

const EMAIL_ADDRESS = '1.2.840.113549.1.9.1'

function namesOf(certificate: Certificate): GeneralName[] {
  const subject = parseName(certificate.subject, 'subject')
  const emails = certificate.subjectAttributes.filter(({ oid }) => oid === EMAIL_ADDRESS)
  return [
    ...(subject.length === 0 ? [] : [{ form: 'directory', value: subject } as const]),
    ...emails.map(({ value }) => ({ form: 'email', value }) as const),
    ...(certificate.subjectAltNames ?? []),
  ]
}

function isWithin(name: GeneralName, { permitted, excluded }: NameConstraints): boolean {
  if (excluded.some((constraint) => matches(name, constraint))) return false
  const ofThisForm = permitted.filter(({ form }) => form === name.form)
  return ofThisForm.length === 0 || ofThisForm.some((constraint) => matches(name, constraint))
}

function isSupported({ form }: GeneralName): boolean {
  return form === 'directory' || form === 'dns' || form === 'email' || form === 'ip'
}

function matches(name: GeneralName, constraint: GeneralName): boolean {
  if (name.form === 'directory' && constraint.form === 'directory') return isBelow(name.value, constraint.value)
  if (name.form === 'dns' && constraint.form === 'dns') return isInDomain(name.value, constraint.value)
  if (name.form === 'email' && constraint.form === 'email') return isMailboxOf(name.value, constraint.value)
  if (name.form === 'ip' && constraint.form === 'ip') return isInNetwork(name.value, constraint.value)
  return false
}

/** Returns whether `name` starts with the RDNs of `base`. */
function isBelow(name: readonly RelativeName[], base: readonly RelativeName[]): boolean {
  const levels = comparableName(name)
  return comparableName(base).every((level, index) => levels[index] === level)
}

/**
 * A domain matches itself and its subdomains. A domain with a leading dot, which some issuers use, matches subdomains
 * only.
 */
function isInDomain(name: string, domain: string): boolean {
  const host = name.toLowerCase()
  const base = domain.toLowerCase()
  return base === '' || host === base || host.endsWith(base.startsWith('.') ? base : `.${base}`)
}

/** A constraint is a mailbox, a host for all its mailboxes, or a domain with a leading dot for all hosts in it. */
function isMailboxOf(address: string, constraint: string): boolean {
  const [mailbox, host] = splitAddress(address)
  const [onlyMailbox, base] = splitAddress(constraint)
  if (constraint.includes('@')) return mailbox === onlyMailbox && host === base
  return base.startsWith('.') ? host.endsWith(base) : host === base
}

/** Only the host is case-insensitive. */
function splitAddress(address: string): readonly [mailbox: string, host: string] {
  const at = address.lastIndexOf('@')
  return [address.slice(0, Math.max(at, 0)), address.slice(at + 1).toLowerCase()]
}

/** The constraint is an address followed by a mask of the same length. */
function isInNetwork(address: Uint8Array, network: Uint8Array): boolean {
  const { length } = address
  if (network.length !== 2 * length) return false
  return address.every((octet, i) => ((octet ^ (network[i] as number)) & (network[length + i] as number)) === 0)
}

function parseNameConstraints(der: Uint8Array): NameConstraints {
  const reader = readDer(der, 'nameConstraints')
  const permitted = readSubtrees(reader, contextTag(0))
  const excluded = readSubtrees(reader, contextTag(1))
  reader.end()
  return { permitted, excluded }
}

/** RFC 5280 does not use `minimum` and `maximum`. A subtree that contains them is rejected. */
function readSubtrees(reader: DerReader, tag: number): GeneralName[] {
  const names: GeneralName[] = []
  const element = reader.readOptional(tag)
  if (element === undefined) return names
  for (const subtrees = reader.open(element); !subtrees.atEnd; ) {
    const subtree = subtrees.enter(DER_TAG.sequence)
    names.push(readGeneralName(subtree))
    subtree.end()
  }
  return names
}
