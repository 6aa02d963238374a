import { type AndroidKeyOptions, androidKeyStatement } from './android-key.js'
import { androidSafetyNetStatement, type SafetyNetOptions } from './android-safetynet.js'
import { type AppleOptions, appleStatement } from './apple.js'
import { compoundStatement } from './compound.js'
import { fidoU2fStatement } from './fido-u2f.js'
import { noneStatement } from './none.js'
import { type PackedOptions, packedSelfStatement, packedStatement } from './packed.js'
import type { StatementMaker } from './statement.js'
import { type TpmOptions, tpmStatement } from './tpm.js'

/** Options of all formats. A format ignores the options of other formats. */
export type StatementOptions = PackedOptions & TpmOptions & AndroidKeyOptions & SafetyNetOptions & AppleOptions

const MAKERS = {
  none: () => noneStatement(),
  packed: packedStatement,
  'packed-self': packedSelfStatement,
  'fido-u2f': fidoU2fStatement,
  tpm: tpmStatement,
  'android-key': androidKeyStatement,
  'android-safetynet': androidSafetyNetStatement,
  apple: appleStatement,
  compound: (options: StatementOptions) => compoundStatement([packedStatement(options), packedSelfStatement(options)]),
} as const satisfies Record<string, (options: StatementOptions) => StatementMaker>

/**
 * A way to attest a credential: the identifier of an attestation statement format, or `packed-self` for a packed
 * statement that the credential key signs. `compound` contains a `packed` and a `packed-self` statement.
 */
export type FormatName = keyof typeof MAKERS

/** Every {@link FormatName}. */
export const FORMATS = Object.keys(MAKERS) as readonly FormatName[]

/** Makes the statements of a format. */
export function statementMaker(format: FormatName, options: StatementOptions = {}): StatementMaker {
  return MAKERS[format](options)
}
