/** JSON shapes of the specification and of the engine that routes pass on; the published document spells them out. */
export type WebAuthnJson =
  | 'PublicKeyCredentialCreationOptionsJSON'
  | 'PublicKeyCredentialRequestOptionsJSON'
  | 'RegistrationResponseJSON'
  | 'AuthenticationResponseJSON'
  | 'TraceReport'

/** Describes a member as one of these shapes, for `@ApiProperty`. */
export const webAuthnJson = (shape: WebAuthnJson) => ({ $ref: `#/components/schemas/${shape}` })
