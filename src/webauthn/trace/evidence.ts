import { sha256 } from '../crypto/hash.js'

/** A value that may go into a report. Bytes are allowed here because they leave only as a fingerprint. */
export type EvidenceValue = string | number | boolean | null | undefined | Uint8Array | readonly EvidenceValue[]

/** What a step saw, by name. */
export type Evidence = Readonly<Record<string, EvidenceValue>>

/** Evidence is computed only when a step failed or a report is rendered. */
export type EvidenceThunk = () => Evidence

/** Evidence as plain JSON. */
export type RenderedEvidence = Readonly<Record<string, unknown>>

const LONGEST_TEXT = 256
const LONGEST_LIST = 16
const FINGERPRINT_BYTES = 8

/** Renders evidence as plain JSON that gives no secret and no key away. */
export function renderEvidence(evidence: Evidence): RenderedEvidence {
  return Object.fromEntries(
    Object.entries(evidence)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, renderValue(value)]),
  )
}

function renderValue(value: EvidenceValue): unknown {
  if (value instanceof Uint8Array) return fingerprint(value)
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value
  if (Array.isArray(value)) return value.slice(0, LONGEST_LIST).map((item: EvidenceValue) => renderValue(item))
  return value
}

/** `sha256:0123456789abcdef (32 bytes)`: enough to compare two values, not enough to have either. */
function fingerprint(bytes: Uint8Array): string {
  const digest = Buffer.from(sha256(bytes)).toString('hex', 0, FINGERPRINT_BYTES)
  return `sha256:${digest} (${bytes.length} bytes)`
}
