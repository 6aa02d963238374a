import { sha256 } from '../crypto/hash.js'

/** A value in a report. Bytes are rendered as a fingerprint only. */
type EvidenceValue = string | number | boolean | null | undefined | Uint8Array | readonly EvidenceValue[]

/** The values that a step compared, by name. */
export type Evidence = Readonly<Record<string, EvidenceValue>>

/** Computes evidence. It is called only when a report is rendered. */
export type EvidenceThunk = () => Evidence

/** Evidence as plain JSON. */
export type RenderedEvidence = Readonly<Record<string, unknown>>

const LONGEST_TEXT = 256
const LONGEST_LIST = 16
const FINGERPRINT_BYTES = 8

/** Renders evidence as plain JSON without disclosing secrets or keys. Long texts and lists are truncated. */
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

/** Renders bytes as `sha256:0123456789abcdef (32 bytes)`, which allows a comparison but does not disclose the value. */
function fingerprint(bytes: Uint8Array): string {
  const digest = Buffer.from(sha256(bytes)).toString('hex', 0, FINGERPRINT_BYTES)
  return `sha256:${digest} (${bytes.length} bytes)`
}
