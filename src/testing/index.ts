/**
 * A testing kit for relying parties: a software authenticator that makes registrations and assertions of every
 * attestation format and algorithm, and faults on request.
 *
 * The kit shares no code with the verification engine. See docs/testing.md.
 *
 * @module
 */

export { createAuthenticator, type SoftwareAuthenticator } from './authenticator.js'
export { type AttachOptions, attachToPage, type BrowserPage } from './page.js'
export type { AuthenticatorOptions, HeldCredential } from './authenticator-options.js'
export type { AuthenticationInput, RegistrationInput } from './ceremony-input.js'
export type { AuthenticationTampering, RegistrationTampering } from './tampering.js'
export type {
  AuthenticationResponseJson,
  CreationOptions,
  RegistrationResponseJson,
  RequestOptions,
} from './json.js'

export { AUTHENTICATION_FAULTS, type AuthenticationFault } from './faults/authentication-faults.data.js'
export type { Fault } from './faults/fault.js'
export { listRegistrationFaults } from './faults/list-faults.js'
export { REGISTRATION_FAULTS, type RegistrationFault } from './faults/registration-faults.data.js'

export { type Algorithm, ALGORITHMS } from './algorithms.data.js'
export { canGenerate, createCredentialKey, type CredentialKey } from './credential-key.js'
export { FORMATS, type FormatName } from './statements/formats.js'
export type { AttestationInput, Statement, StatementMaker } from './statements/statement.js'

export { type CertificateAuthority, createCertificateAuthority } from './certificates/certificate-authority.js'
export type { CertificateOptions, IssuedCertificate } from './certificates/certificate-options.js'

export { FLAG } from './authenticator-data.js'
export { type CborValue, EncodedCbor, encodeCbor } from './cbor.js'
