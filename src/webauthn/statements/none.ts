import type { Trace } from '../trace/trace.js'
import { NONE } from './none.steps.js'
import type { SingleResult, StatementFormat, StatementInput } from './statement.js'

const S = NONE.rows

/** The format `none` (§8.7). */
export const NONE_FORMAT: StatementFormat<SingleResult> = { format: 'none', catalogue: NONE, verify }

/** The AAGUID may be nonzero (§5.1.3), but this format does not prove it. */
function verify(trace: Trace, { statement }: StatementInput): SingleResult {
  const isEmptyMap = statement instanceof Map && statement.size === 0
  trace.verify(S.syntax, isEmptyMap)
  return { type: 'none' }
}
