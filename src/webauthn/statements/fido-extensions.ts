import type { Aaguid } from '../bytes/brand.js'
import { DerReader } from '../bytes/der.js'
import { readOctetString, readUnsigned } from '../bytes/der-values.js'
import type { Certificate } from '../crypto/certificate.js'
import { MalformedInputError } from '../errors/engine-error.js'
import { formatAaguid } from '../structures/attested-credential-data.js'
import { extensionPath } from './statement-members.js'

/** OIDs of the extensions that FIDO defines for attestation certificates (§8.2.1, §8.2.2). */
export const FIDO_EXTENSIONS = {
  aaguid: '1.3.6.1.4.1.45724.1.1.4',
  firmwareVersion: '1.3.6.1.4.1.45724.1.1.5',
  serialNumber: '1.3.6.1.4.1.45724.1.1.2',
} as const

const AAGUID_LENGTH = 16

/**
 * Reads the AAGUID of an attestation certificate, if present. It is an OCTET STRING inside the OCTET STRING of the
 * extension.
 *
 * @throws MalformedInputError `attestation_extension_malformed`, `der_*`, `bytes_*`
 */
export function readCertifiedAaguid(certificate: Certificate): Aaguid | undefined {
  const aaguid = readExtension(certificate, FIDO_EXTENSIONS.aaguid, readOctetString)
  if (aaguid === undefined) return undefined
  if (aaguid.length === AAGUID_LENGTH) return formatAaguid(aaguid)
  throw new MalformedInputError('attestation_extension_malformed', { path: extensionPath(FIDO_EXTENSIONS.aaguid) })
}

/**
 * Reads the firmware version of an attestation certificate, if present.
 *
 * @returns an unsigned big-endian integer without leading zeros
 * @throws MalformedInputError `der_*`, `bytes_*`
 */
export function readFirmwareVersion(certificate: Certificate): Uint8Array | undefined {
  return readExtension(certificate, FIDO_EXTENSIONS.firmwareVersion, readUnsigned)
}

/**
 * Reads the serial number of the authenticator from an enterprise attestation certificate, if present.
 *
 * @throws MalformedInputError `der_*`, `bytes_*`
 */
export function readSerialNumber(certificate: Certificate): Uint8Array | undefined {
  return readExtension(certificate, FIDO_EXTENSIONS.serialNumber, readOctetString)
}

function readExtension<T>(certificate: Certificate, oid: string, read: (reader: DerReader) => T): T | undefined {
  const extension = certificate.extensions.get(oid)
  if (extension === undefined) return undefined
  const reader = new DerReader(extension.value, extensionPath(oid))
  const value = read(reader)
  reader.end()
  return value
}
