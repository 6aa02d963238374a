import type { AttestationFormat } from '../../../src/webauthn/statements/statement.js'
import { androidKeyFormat } from './android-key.js'
import { androidSafetyNetFormat } from './android-safetynet.js'
import { appleFormat } from './apple.js'
import { compoundFormat } from './compound.js'
import { fidoU2fFormat } from './fido-u2f.js'
import { noneFormat } from './none.js'
import { packedFormat } from './packed.js'
import type { TestFormat } from './test-format.js'
import { tpmFormat } from './tpm.js'

/** An honest maker of each format of §8. The software authenticator takes any of them as its format. */
export const HONEST_FORMATS: Readonly<Record<AttestationFormat, () => TestFormat>> = {
  none: () => noneFormat(),
  packed: () => packedFormat(),
  tpm: () => tpmFormat(),
  'android-key': () => androidKeyFormat(),
  'android-safetynet': () => androidSafetyNetFormat(),
  'fido-u2f': () => fidoU2fFormat(),
  apple: () => appleFormat(),
  compound: () => compoundFormat([packedFormat(), appleFormat()]),
}
