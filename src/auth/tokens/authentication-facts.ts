/** The payload of a token. */
export type Claims = Readonly<Record<string, unknown>>

/** The details of an authentication, which become the claims of a token. */
export interface AuthenticationFacts {
  /** The purpose of the ceremony, for example `login`. */
  readonly purpose: string
  readonly passkeyId: string
  readonly aaguid: string
  readonly userVerified: boolean
  readonly backupEligible: boolean
  readonly backupState: boolean
  /** Whether a trusted attestation proves that the key is in hardware. */
  readonly hardwareProven: boolean
  readonly at: Date
}

/** Returns the authentication method references (RFC 8176 §2). */
export function amrOf({ userVerified, backupEligible, hardwareProven }: AuthenticationFacts): string[] {
  // A key that can be backed up is not bound to hardware. For other keys, only an attestation proves hardware.
  const key = backupEligible ? 'swk' : hardwareProven ? 'hwk' : 'pop'
  return userVerified ? [key, 'user', 'mfa'] : [key, 'user']
}

/**
 * Returns the authentication context class (OpenID Connect EAP ACR Values 1.0): `phrh` for a key in proven hardware, else `phr`.
 */
export function acrOf({ backupEligible, hardwareProven }: AuthenticationFacts): string {
  return hardwareProven && !backupEligible ? 'phrh' : 'phr'
}
