import { AUTHENTICATION } from './ceremonies/authentication.steps.js'
import { EXTENSION_OUTPUTS } from './ceremonies/extension-outputs.steps.js'
import { REGISTRATION } from './ceremonies/registration.steps.js'
import { STATEMENT_CATALOGUES } from './statements/registry.js'
import type { Catalogue } from './trace/step.js'
import { ATTESTATION_TRUST } from './trust/assess-attestation.steps.js'
import { METADATA_BLOB } from './trust/metadata/metadata-blob.steps.js'

/** All procedures that the engine traces: both ceremonies, the procedures nested in them, and the metadata BLOB. */
export const CATALOGUES: readonly Catalogue[] = [
  REGISTRATION,
  AUTHENTICATION,
  ...STATEMENT_CATALOGUES,
  ATTESTATION_TRUST,
  METADATA_BLOB,
  EXTENSION_OUTPUTS,
]
