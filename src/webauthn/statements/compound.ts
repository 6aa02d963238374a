import type { NonEmpty } from '../bytes/brand.js'
import type { CborMap, CborValue } from '../bytes/cbor.js'
import { isFormatIdentifier } from '../structures/attestation-object.js'
import type { Trace } from '../trace/trace.js'
import { COMPOUND } from './compound.steps.js'
import type { AttestationResult, CompoundPart, SingleResult, StatementFormat, StatementInput } from './statement.js'
import { malformed, STATEMENT_PATH } from './statement-members.js'

/** One element of a compound statement. */
interface CompoundMember {
  readonly format: string
  readonly statement: CborMap | readonly CborValue[]
}

/** Finds any format except `compound` by its identifier. */
type FindFormat = (fmt: string) => StatementFormat<SingleResult> | undefined

const S = COMPOUND.rows

/** Limits the signatures and certificate paths that one response can make the engine verify. §8.9 sets no limit. */
const MOST_STATEMENTS = 4

/** Creates the format `compound` (§8.9), whose elements have the formats that `find` returns. */
export function createCompoundFormat(find: FindFormat): StatementFormat {
  return { format: 'compound', catalogue: COMPOUND, verify: (trace, input) => verify(trace, input, find) }
}

function verify(trace: Trace, input: StatementInput, find: FindFormat): AttestationResult {
  const { statement, settings } = input
  const list = statement instanceof Map ? [] : statement
  trace.verify(S.count, list.length >= 2, () => ({ count: list.length }))
  trace.verify(S.count, list.length <= MOST_STATEMENTS, undefined, 'compound_too_many')
  const members = trace.let(S.syntax, () => list.map(parseMember))
  const formats = members.map(({ format }) => format)
  trace.verify(S.nesting, !formats.includes('compound'), () => ({ formats }))
  const verifyMember = settings.compound.verify === 'any' ? attemptPart : verifyPart
  const parts = members.flatMap((member) => verifyMember(trace, member, input, find))
  const allVerify = parts.length === members.length
  trace.verify(S.sufficient, hasPart(parts) && (allVerify || parts.some(provesSomething)), () => ({ formats }))
  return { type: 'compound', parts }
}

function verifyPart(trace: Trace, member: CompoundMember, input: StatementInput, find: FindFormat): CompoundPart[] {
  const found = find(member.format)
  trace.verify(S.format, found !== undefined, () => ({ got: member.format }))
  const { format, catalogue } = found
  trace.verify(S.format, input.formats.has(format), undefined, 'format_disabled')
  const partInput = { ...input, statement: member.statement }
  return [{ format, result: trace.within(S.part, catalogue, (inner) => found.verify(inner, partInput)) }]
}

/** Ignores a statement that does not verify, for relying parties that require only one. */
function attemptPart(trace: Trace, member: CompoundMember, input: StatementInput, find: FindFormat): CompoundPart[] {
  const found = find(member.format)
  const isAccepted = found !== undefined && input.formats.has(found.format)
  if (!isAccepted) {
    trace.skip(S.format, 'the format is not accepted')
    return []
  }
  trace.verify(S.format, isAccepted)
  const { format, catalogue } = found
  const partInput = { ...input, statement: member.statement }
  const result = trace.attempt(S.part, catalogue, (inner) => found.verify(inner, partInput))
  return result === undefined ? [] : [{ format, result }]
}

/** A statement of the format `none` cannot replace one that failed. */
function provesSomething({ result }: CompoundPart): boolean {
  return result.type !== 'none'
}

function hasPart(parts: readonly CompoundPart[]): parts is NonEmpty<CompoundPart> {
  return parts.length > 0
}

function parseMember(value: CborValue, index: number): CompoundMember {
  const path = `${STATEMENT_PATH}[${index}]`
  if (!(value instanceof Map) || value.size !== 2) throw malformed(path)
  const format = value.get('fmt')
  const statement = value.get('attStmt')
  if (typeof format !== 'string' || !isFormatIdentifier(format)) throw malformed(`${path}.fmt`)
  if (!(statement instanceof Map) && !Array.isArray(statement)) throw malformed(`${path}.attStmt`)
  return { format, statement }
}
