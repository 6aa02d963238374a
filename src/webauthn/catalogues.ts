import { AUTHENTICATION } from './ceremonies/authentication.steps.js'
import { EXTENSION_OUTPUTS } from './ceremonies/extension-outputs.steps.js'
import { REGISTRATION } from './ceremonies/registration.steps.js'
import { STATEMENT_CATALOGUES } from './statements/registry.js'
import type { Catalogue } from './trace/step.js'
import { ATTESTATION_TRUST } from './trust/assess-attestation.steps.js'
import { METADATA_BLOB } from './trust/metadata/metadata-blob.steps.js'

/** Every procedure the engine carries out on a trace: the two ceremonies, and the catalogues their steps run on. */
export const CATALOGUES: readonly Catalogue[] = [
  REGISTRATION,
  AUTHENTICATION,
  ...STATEMENT_CATALOGUES,
  ATTESTATION_TRUST,
  METADATA_BLOB,
  EXTENSION_OUTPUTS,
]
