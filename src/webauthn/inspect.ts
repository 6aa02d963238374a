/**
 * Functions that read without verifying: structures byte by byte, untrusted JSON, and the claims of a response before its
 * ceremony is known. Also exports the catalogues of steps, the edition that they follow, and the error codes.
 *
 * A result of this entry point is never a verdict. Only `verifyRegistration` and `verifyAuthentication` verify a
 * response.
 *
 * @module
 */

export { type JsonObject, type JsonValue, parseStrictJson } from './bytes/json.js'
export type { Field } from './structures/inspection/field.js'
export { INSPECTABLE, type Inspectable, inspectStructure } from './structures/inspection/inspect.js'
export { type CoseKey, parseCoseKey } from './structures/cose-key.js'
export { algorithmOfPublicKey } from './crypto/public-key.js'
export { type CeremonyClues, peekAuthentication, peekRegistration } from './ceremonies/peek.js'

export { CATALOGUES } from './catalogues.js'
export { AUTHENTICATION } from './ceremonies/authentication.steps.js'
export { REGISTRATION } from './ceremonies/registration.steps.js'
export { EDITION, EDITION_LABEL } from './trace/edition.js'
export type { DemandReport, ProcedureReport, StepOutcome, StepReport } from './trace/report.js'
export type { Catalogue, CatalogueRows, Step, StepKind } from './trace/step.js'

export type { CodeEntry, CodeKind } from './errors/code-entry.js'
export { type CodeOf, describeCode, ERROR_CODES } from './errors/registry.js'
