import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { snakeCase } from '../../../src/config/schema/case.js'
import { ATTESTATION_FORMATS } from '../../../src/webauthn/statements/statement.js'
import type { Step } from '../../../src/webauthn/trace/step.js'
import { ATTESTATION_TRUST } from '../../../src/webauthn/trust/assess-attestation.steps.js'
import { METADATA_BLOB } from '../../../src/webauthn/trust/metadata/metadata-blob.steps.js'
import { COMPROMISED_STATUSES } from '../../../src/webauthn/trust/metadata/metadata-registry.data.js'
import { POLICY_PROFILES } from '../../../src/webauthn/trust/profiles.js'
import { type Profile, PROFILES } from '../../../src/webauthn/trust/profiles.data.js'

const page = readFileSync(join(import.meta.dirname, '../../../docs/trust.md'), 'utf8')
/** The cells of the tables, by the name in the first cell. */
const rows = new Map(
  page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.slice(2, -2).split(' | '))
    .map(([name = '', ...cells]) => [name.replaceAll('`', ''), cells] as const),
)

/** Returns all settings by path, for example `tpm.vendor` → `any`. */
function settingsOf(group: object, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(group).flatMap(([name, value]: [string, unknown]) => {
    if (value instanceof Set) return [[prefix + name, spell(value as ReadonlySet<string>)] as const]
    if (typeof value === 'object' && value !== null) return settingsOf(value, `${prefix}${name}.`)
    return [[prefix + name, String(value)] as const]
  })
}

function spell(values: ReadonlySet<string>): string {
  const compromised: readonly string[] = COMPROMISED_STATUSES
  if (compromised.every((status) => values.has(status))) {
    return ['the compromised', ...[...values].filter((value) => !compromised.includes(value))].join(', ')
  }
  const missing = ATTESTATION_FORMATS.filter((format) => !values.has(format))
  return missing.length === 0 ? 'all' : `all but ${missing.join(', ')}`
}

const settings = (part: keyof Profile): [string, string[]][] => {
  const [first, ...rest] = POLICY_PROFILES.map((profile) => settingsOf(PROFILES[profile][part]))
  const others = rest.map((profile) => new Map(profile))
  return (first ?? []).map(([name, value]) => [name, [value, ...others.map((other) => other.get(name) ?? 'absent')]])
}

describe('docs/trust.md', () => {
  it.each(settings('attestation'))('lists the value of %s in every profile', (name, values) => {
    expect(rows.get(snakeCase(name))?.slice(0, 3)).toEqual(values)
  })

  it.each(settings('metadata'))('lists the value of the rule %s in every profile', (name, values) => {
    expect(rows.get(snakeCase(name))?.slice(0, 3)).toEqual(values)
  })

  it('lists every difference of the profile `conformance`', () => {
    const departures = settings('attestation').filter(
      ([, [specification, , conformance]]) => specification !== conformance,
    )
    const section = page.slice(
      page.indexOf('differs from `specification` in these settings'),
      page.indexOf('deliberately fails'),
    )
    const named = [...section.matchAll(/^ {2}\| `([^`]+)`/gm)].map(([, name]) => name)
    expect(named.sort()).toEqual(departures.map(([name]) => snakeCase(name)).sort())
    expect(PROFILES.conformance.metadata).toEqual(PROFILES.specification.metadata)
  })

  it.each([ATTESTATION_TRUST, METADATA_BLOB])('has a row for every code of the catalogue $name', (catalogue) => {
    const steps: readonly Step[] = Object.values(catalogue.rows)
    for (const { id, code, furtherCodes = [] } of steps) {
      if (code === null) continue
      for (const each of [code, ...furtherCodes]) expect(rows.get(id)?.[0]).toContain(each)
    }
  })
})
