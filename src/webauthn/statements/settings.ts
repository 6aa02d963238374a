/**
 * Where the formats of §8 leave room, or where practice is stricter or laxer than the text. Every member is a decision;
 * the profiles of the attestation policy are complete sets of them.
 */
export interface StatementSettings {
  /** Whether SHA-1 may be the hash of a statement's signature (RS1) or the name algorithm of a TPM. */
  readonly sha1: 'accepted' | 'refused'
  readonly packed: {
    /** Whether the subject's country must be assigned in ISO 3166-1, or any two capital letters will do. */
    readonly countryCode: 'assigned' | 'two-letters'
    /** Whether a serial number extension is accepted: it is for enterprise attestation only (§8.2.2). */
    readonly serialNumber: 'accepted' | 'refused'
  }
  readonly tpm: {
    /**
     * Whether the manufacturer must be in the TCG vendor registry, as the EK profile says; the vendor of FIDO's
     * conformance tool is not in it, and neither is that of the specification's own vector.
     */
    readonly vendor: 'registered' | 'registered-or-conformance' | 'any'
    /** Whether the object attributes must say that the key was made in the TPM, never leaves it, and signs freely. */
    readonly objectAttributes: 'required' | 'ignored'
    /** Whether the subject alternative name must be critical, as RFC 5280 §4.2.1.6 says for an empty subject. */
    readonly criticalAlternativeName: 'required' | 'ignored'
  }
  readonly androidKey: {
    /** Which authorization lists count (§8.4): only what the TEE enforces, or both lists together. */
    readonly authorizationList: 'tee-enforced' | 'union'
    /** Whether a key description whose lists are both empty is accepted; §8.4 wants `origin` and `purpose` in them. */
    readonly absentAuthorizations: 'refused' | 'accepted'
    /** Whether the key may serve other purposes beside signing. */
    readonly purpose: 'includes-sign' | 'only-sign'
    /** The least secure place that may hold the key and make the attestation. */
    readonly leastSecurityLevel: 'software' | 'trusted-environment' | 'strongbox'
    /**
     * Serial numbers of revoked attestation certificates, in lower-case hex without leading zeros, as Google's
     * attestation status list names them. The engine fetches no list.
     */
    readonly revokedSerialNumbers: 'unchecked' | ReadonlySet<string>
  }
  readonly androidSafetyNet: {
    /** How old a response may be at the time of the ceremony, in milliseconds. */
    readonly maximumAgeMillis: number | 'any'
    /** Whether `ctsProfileMatch` must be true. */
    readonly ctsProfileMatch: 'required' | 'ignored'
  }
  readonly fidoU2f: {
    /** Whether the AAGUID must be all zeros. */
    readonly aaguid: 'zero' | 'any'
    /** Whether flags that a U2F authenticator cannot set (UV, BE, BS, ED) are refused. */
    readonly flags: 'u2f-only' | 'any'
  }
  readonly compound: {
    /** How many of the statements must verify (§8.9): all, or any that proves something. */
    readonly verify: 'all' | 'any'
  }
}
