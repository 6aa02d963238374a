import { InvalidArgumentError } from 'commander'
import { ATTESTATION } from '../config/attestation.schema.js'
import { engineOverrides } from '../config/profile-overrides.js'
import { snakeCase } from '../config/schema/case.js'
import { childOf, type JsonSchema, jsonSchemaOf } from '../config/schema/json-schema.js'
import { withValue } from '../config/schema/members.js'
import { readValues } from '../config/schema/read-values.js'
import {
  type AttestationPolicy,
  createAttestationPolicy,
  MalformedInputError,
  type PolicyOverrides,
  type PolicyProfile,
  UnsupportedError,
} from '../webauthn/index.js'
import { fixedAnchors, parseCertificate } from '../webauthn/x509.js'
import type { RecordedTrust } from './ceremony-record.js'
import { UnusableInputError } from './cli-context.js'

/** The profile of `latchkey verify` and the settings that override it. */
export interface PolicyChoice {
  readonly profile: PolicyProfile
  readonly settings: PolicyOverrides
}

/** Keys of the section `attestation` that `--set` does not support: their values are lists or files. */
const UNSUPPORTED_KEYS: ReadonlySet<string> = new Set([
  'profile',
  'formats',
  'models',
  'path.revocation',
  'statements.android_key.revoked_serial_numbers',
])

/**
 * Parses settings such as `statements.android_key.absent_authorizations=accepted`. The names are the keys of the
 * configuration section `attestation`; the engine's names in camelCase are accepted as well.
 *
 * @throws InvalidArgumentError when the policy has no such setting, or the setting no such value
 */
export function parseSettings(assignments: readonly string[]): PolicyOverrides {
  const section = assignments
    .map(parseAssignment)
    .reduce((result: unknown, { path, value }) => withValue(result, path, value), {})
  const { path, statements, none, self, untrusted } = readValues(ATTESTATION, section, ({ path: name, reason }) => {
    throw new InvalidArgumentError(`${name} ${reason}.`)
  })
  return engineOverrides({ path, statements, none, self, untrusted })
}

interface Assignment {
  readonly path: readonly string[]
  readonly value: string | number
}

function parseAssignment(assignment: string): Assignment {
  const [name, text] = assignment.split('=', 2)
  if (name === undefined || text === undefined) throw new InvalidArgumentError('Expected SETTING=VALUE.')
  const path = name.split('.').map(snakeCase)
  if (!isSetting(path)) throw new InvalidArgumentError(`The policy has no setting "${name}".`)
  return { path, value: /^\d+$/.test(text) ? Number(text) : text }
}

function isSetting(path: readonly string[]): boolean {
  const setting = path.reduce(
    (schema: JsonSchema | undefined, key) => schema && childOf(schema, key),
    jsonSchemaOf(ATTESTATION),
  )
  return setting !== undefined && setting.properties === undefined && !UNSUPPORTED_KEYS.has(path.join('.'))
}

/**
 * Creates the policy for a record. A record with trust anchors requires attestations to lead to them; for other
 * records, trust is not assessed.
 *
 * @throws UnusableInputError when a certificate of the record is invalid
 */
export function createRecordPolicy(
  trust: RecordedTrust | undefined,
  { profile, settings }: PolicyChoice,
): AttestationPolicy {
  if (trust === undefined) return createAttestationPolicy(profile, settings)
  const anchors = fixedAnchors(trust.anchors.map((der) => ({ certificate: readCertificate(der) })))
  const intermediates = trust.intermediates.map(readCertificate)
  return createAttestationPolicy(profile, { ...settings, anchors, intermediates, untrusted: 'refused' })
}

function readCertificate(base64: string) {
  const der = Buffer.from(base64, 'base64')
  // Node ignores characters that are not base64. Only line breaks are permitted between the characters.
  if (der.toString('base64') !== base64.replaceAll(/\s/g, '')) {
    throw new UnusableInputError('the certificates in "trust" must be base64')
  }
  try {
    return parseCertificate(new Uint8Array(der), 'trust')
  } catch (error) {
    if (!(error instanceof MalformedInputError || error instanceof UnsupportedError)) throw error
    throw new UnusableInputError(`a certificate in "trust" is invalid: ${error.message}`)
  }
}
