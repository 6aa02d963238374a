/** JSON types of the specification and of the engine; the published document defines their schemas. */
export type WebAuthnJson =
  | 'PublicKeyCredentialCreationOptionsJSON'
  | 'PublicKeyCredentialRequestOptionsJSON'
  | 'RegistrationResponseJSON'
  | 'AuthenticationResponseJSON'
  | 'TraceReport'

const referTo = (shape: WebAuthnJson) => ({ $ref: `#/components/schemas/${shape}` })

/** Describes a member of one of these types, for `@ApiProperty`. */
export const webAuthnJson = (shape: WebAuthnJson) => ({ allOf: [referTo(shape)] })

/** Describes a member of one of these types that may be null. */
export const webAuthnJsonOrNull = (shape: WebAuthnJson) => ({ ...webAuthnJson(shape), nullable: true })
