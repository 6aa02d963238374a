import type { StatementSettings } from '../../../src/webauthn/statements/settings.js'
import { FLAG, type StatementMaker } from '../../../src/testing/index.js'
import * as der from '../../../src/testing/der.js'
import { AUTHORIZATION, type KeyDescriptionFields } from '../../../src/testing/statements/android-key.js'
import {
  aikCertificate,
  ALTERNATIVE_NAME_OID,
  androidKeyFormat,
  androidSafetyNetFormat,
  compoundFormat,
  fidoU2fFormat,
  packedFormat,
  tpmFormat,
} from '../../support/statements/formats.js'
import { PACKED_SUBJECT } from '../../../src/testing/statements/packed.js'
import { LAX_STATEMENTS, STRICT_STATEMENTS } from '../../support/statements/settings.js'
import { flipBit } from '../../../src/testing/bytes.js'
import { DEVICE, DEVICE_NAME } from '../../../src/testing/statements/tpm.js'
import { SIGNING_KEY, TPM } from '../../../src/testing/statements/tpm-structures.js'
import { refusalOf, type StatementCeremony, ZERO_AAGUID } from '../../support/statements/verify-statement.js'

/** A value that the types forbid but an unvalidated configuration may contain. */
const NONSENSE = 'perhaps' as never
const SERIAL_NUMBER_OID = '1.3.6.1.4.1.45724.1.1.2'

const { subjectAltName: _, ...AIK_WITHOUT_NAME } = aikCertificate()
const ATTRIBUTES = Object.entries(DEVICE_NAME).map(([oid, value]) => der.sequence(der.oid(oid), der.utf8String(value)))
const NAME = der.sequence(der.explicit(4, der.sequence(der.set(...ATTRIBUTES))))

const { purpose, origin } = AUTHORIZATION
const serialNumber = [{ oid: SERIAL_NUMBER_OID, value: der.octetString(Uint8Array.of(7)) }]

function described(changes: Partial<KeyDescriptionFields>): StatementMaker {
  return androidKeyFormat({ description: (fields) => ({ ...fields, ...changes }) })
}

function ofManufacturer(manufacturer: string): StatementMaker {
  return tpmFormat({ aik: aikCertificate([{ directory: { ...DEVICE_NAME, [DEVICE.manufacturer]: manufacturer } }]) })
}

/** A statement that a lenient setting accepts, with the code of its rejection by the strict setting. */
interface Row {
  /** The setting, as `group.member` or `member`. */
  readonly setting: string
  readonly maker: StatementMaker
  readonly code: string
  readonly ceremony?: StatementCeremony
}

const ROWS: readonly Row[] = [
  {
    setting: 'sha1',
    maker: tpmFormat({ publicArea: (fields) => ({ ...fields, nameAlg: TPM.sha1 }) }),
    code: 'attestation_sha1_refused',
  },
  {
    setting: 'packed.countryCode',
    maker: packedFormat({ certificate: { subject: { ...PACKED_SUBJECT, C: 'ZZ' } } }),
    code: 'attestation_certificate_country',
  },
  {
    setting: 'packed.serialNumber',
    maker: packedFormat({ certificate: { extensions: serialNumber } }),
    code: 'attestation_serial_number_refused',
  },
  { setting: 'tpm.vendor', maker: ofManufacturer('id:00000000'), code: 'tpm_vendor_unregistered' },
  { setting: 'tpm.vendor', maker: ofManufacturer('id:FFFFF1D0'), code: 'tpm_vendor_unregistered' },
  {
    setting: 'tpm.objectAttributes',
    maker: tpmFormat({ publicArea: (fields) => ({ ...fields, attributes: SIGNING_KEY | (1 << 16) }) }),
    code: 'tpm_object_attributes_refused',
  },
  {
    setting: 'tpm.criticalAlternativeName',
    maker: tpmFormat({ aik: { ...AIK_WITHOUT_NAME, extensions: [{ oid: ALTERNATIVE_NAME_OID, value: NAME }] } }),
    code: 'tpm_alternative_name_not_critical',
  },
  {
    setting: 'androidKey.authorizationList',
    maker: described({ softwareEnforced: [purpose(2), origin(0)], teeEnforced: [] }),
    code: 'android_key_origin',
  },
  {
    setting: 'androidKey.absentAuthorizations',
    maker: described({ softwareEnforced: [], teeEnforced: [] }),
    code: 'android_key_origin',
  },
  {
    setting: 'androidKey.purpose',
    maker: described({ teeEnforced: [purpose(2, 3), origin(0)] }),
    code: 'android_key_purpose_refused',
  },
  {
    setting: 'androidKey.leastSecurityLevel',
    maker: described({ keymasterSecurityLevel: der.enumerated(0) }),
    code: 'android_key_security_level_refused',
  },
  {
    setting: 'androidSafetyNet.maximumAgeMillis',
    maker: androidSafetyNetFormat({ timestampMillis: 0 }),
    code: 'safetynet_timestamp_refused',
  },
  {
    setting: 'androidSafetyNet.ctsProfileMatch',
    maker: androidSafetyNetFormat({
      response: ({ header, payload }) => ({ header, payload: { ...payload, ctsProfileMatch: false } }),
    }),
    code: 'safetynet_cts_profile_mismatch',
  },
  { setting: 'fidoU2f.aaguid', maker: fidoU2fFormat(), code: 'u2f_aaguid_not_zero' },
  {
    setting: 'fidoU2f.flags',
    maker: fidoU2fFormat(),
    code: 'u2f_flags_refused',
    ceremony: { aaguid: ZERO_AAGUID, flags: FLAG.UP | FLAG.UV },
  },
  {
    setting: 'compound.verify',
    maker: compoundFormat([packedFormat(), packedFormat({ changeSignature: flipBit })]),
    code: 'attestation_signature_invalid',
  },
]

/** Returns settings with one member replaced. */
function withSetting(settings: StatementSettings, path: string, value: unknown): StatementSettings {
  const [group, member] = path.split('.') as [keyof StatementSettings, string?]
  if (member === undefined) return { ...settings, [group]: value }
  return { ...settings, [group]: { ...(settings[group] as object), [member]: value } }
}

function settingAt(settings: StatementSettings, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], settings)
}

describe.each(ROWS)('the setting statements.$setting', ({ setting, maker, code, ceremony = {} }) => {
  const codeUnder = (value: unknown) =>
    refusalOf(maker, { ceremony, settings: withSetting(STRICT_STATEMENTS, setting, value) })?.code

  it('accepts with its lenient value a statement that it otherwise rejects', () => {
    expect(codeUnder(settingAt(LAX_STATEMENTS, setting))).toBeUndefined()
  })

  it.each([NONSENSE, undefined])('is strict with the undefined value %p', (value) => {
    expect(codeUnder(value)).toBe(code)
  })
})

it('every setting has a test, except for the list of revoked serial numbers', () => {
  const paths = Object.entries(STRICT_STATEMENTS).flatMap(([group, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? Object.keys(value).map((member) => `${group}.${member}`) : [group],
  )
  const covered = new Set(ROWS.map(({ setting }) => setting))
  expect(paths.filter((path) => !covered.has(path))).toEqual(['androidKey.revokedSerialNumbers'])
})

it('an invalid list of revoked serial numbers accepts no statement', () => {
  const settings = withSetting(STRICT_STATEMENTS, 'androidKey.revokedSerialNumbers', NONSENSE)
  expect(() => refusalOf(androidKeyFormat(), { settings })).toThrow('the engine failed unexpectedly')
})
