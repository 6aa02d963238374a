/** JSON shapes of the specification and of the engine that routes pass on; the published document spells them out. */
export type WebAuthnJson =
  | 'PublicKeyCredentialCreationOptionsJSON'
  | 'PublicKeyCredentialRequestOptionsJSON'
  | 'RegistrationResponseJSON'
  | 'AuthenticationResponseJSON'
  | 'TraceReport'

const referTo = (shape: WebAuthnJson) => ({ $ref: `#/components/schemas/${shape}` })

/** Describes a member as one of these shapes, for `@ApiProperty`. */
export const webAuthnJson = (shape: WebAuthnJson) => ({ allOf: [referTo(shape)] })

/** As `webAuthnJson`, for a member that may be null. */
export const webAuthnJsonOrNull = (shape: WebAuthnJson) => ({ ...webAuthnJson(shape), nullable: true })
