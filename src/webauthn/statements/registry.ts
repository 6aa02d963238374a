import type { Catalogue } from '../trace/step.js'
import { ANDROID_KEY_FORMAT } from './android-key.js'
import { ANDROID_SAFETYNET_FORMAT } from './android-safetynet.js'
import { APPLE_FORMAT } from './apple.js'
import { createCompoundFormat } from './compound.js'
import { FIDO_U2F_FORMAT } from './fido-u2f.js'
import { NONE_FORMAT } from './none.js'
import { PACKED_CERTIFICATE } from './packed.steps.js'
import { PACKED_FORMAT } from './packed.js'
import type { SingleResult, StatementFormat } from './statement.js'
import { TPM_CERTIFICATE } from './tpm.steps.js'
import { TPM_FORMAT } from './tpm.js'

const SINGLE_FORMATS: readonly StatementFormat<SingleResult>[] = [
  PACKED_FORMAT,
  TPM_FORMAT,
  ANDROID_KEY_FORMAT,
  ANDROID_SAFETYNET_FORMAT,
  FIDO_U2F_FORMAT,
  NONE_FORMAT,
  APPLE_FORMAT,
]

const BY_IDENTIFIER: ReadonlyMap<string, StatementFormat<SingleResult>> = new Map(
  SINGLE_FORMATS.map((format) => [format.format, format]),
)

const COMPOUND_FORMAT = createCompoundFormat((fmt) => BY_IDENTIFIER.get(fmt))

/** Finds a format by its attestation statement format identifier, which is case-sensitive (§8.1). */
export function findStatementFormat(fmt: string): StatementFormat | undefined {
  return fmt === COMPOUND_FORMAT.format ? COMPOUND_FORMAT : BY_IDENTIFIER.get(fmt)
}

/** The catalogues of §8 in the order of the specification. Each catalogue is followed by those nested in it. */
export const STATEMENT_CATALOGUES: readonly Catalogue[] = [
  PACKED_FORMAT.catalogue,
  PACKED_CERTIFICATE,
  TPM_FORMAT.catalogue,
  TPM_CERTIFICATE,
  ANDROID_KEY_FORMAT.catalogue,
  ANDROID_SAFETYNET_FORMAT.catalogue,
  FIDO_U2F_FORMAT.catalogue,
  NONE_FORMAT.catalogue,
  APPLE_FORMAT.catalogue,
  COMPOUND_FORMAT.catalogue,
]
