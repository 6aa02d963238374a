import type { StatementMaker } from './authenticator-attestation.js'
import { androidKeyFormat } from './statements/android-key.js'
import { androidSafetyNetFormat } from './statements/android-safetynet.js'
import { appleFormat } from './statements/apple.js'
import { compoundFormat } from './statements/compound.js'
import { fidoU2fFormat } from './statements/fido-u2f.js'
import { noneFormat } from './statements/none.js'
import { packedFormat, packedSelfFormat } from './statements/packed.js'
import { tpmFormat } from './statements/tpm.js'

/** Formats by name, each with an honest statement. */
const FORMATS = {
  none: () => noneFormat(),
  packed: () => packedFormat(),
  'packed-self': () => packedSelfFormat(),
  'fido-u2f': () => fidoU2fFormat(),
  tpm: () => tpmFormat(),
  'android-key': () => androidKeyFormat(),
  'android-safetynet': () => androidSafetyNetFormat(),
  apple: () => appleFormat(),
  compound: () => compoundFormat([packedFormat(), packedSelfFormat()]),
} as const satisfies Record<string, () => StatementMaker>

/** What the software authenticator can attest in without being told how. */
export type FormatName = keyof typeof FORMATS

/** The maker of honest statements of a format. */
export function honestFormat(name: FormatName): StatementMaker {
  return FORMATS[name]()
}
