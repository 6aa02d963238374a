/** How a user was authenticated, for whoever relies on a token. */
export interface AuthenticationFacts {
  /** What the ceremony was for, e.g. `login`. */
  readonly purpose: string
  readonly passkeyId: string
  readonly aaguid: string
  readonly userVerified: boolean
  readonly backupEligible: boolean
  readonly backupState: boolean
  /** Whether a trusted attestation says that the key is in hardware. */
  readonly hardwareProven: boolean
  readonly at: Date
}

/** Authentication method references (RFC 8176 §2). */
export function amrOf({ userVerified, backupEligible, hardwareProven }: AuthenticationFacts): string[] {
  // A key that can be backed up leaves the hardware; one that cannot is in hardware only if somebody vouches for that.
  const key = backupEligible ? 'swk' : hardwareProven ? 'hwk' : 'pop'
  return userVerified ? [key, 'user', 'mfa'] : [key, 'user']
}

/** Authentication context class (OpenID Connect EAP ACR Values 1.0): phishing-resistant, and in proven hardware. */
export function acrOf({ backupEligible, hardwareProven }: AuthenticationFacts): string {
  return hardwareProven && !backupEligible ? 'phrh' : 'phr'
}
