/**
 * Decisions that §8 leaves to the relying party, or on which deployed authenticators differ from the specification.
 * Every member is required; the policy profiles are complete sets of these settings.
 */
export interface StatementSettings {
  /** Whether SHA-1 is accepted in the signature of a statement (RS1) and as the name algorithm of a TPM. */
  readonly sha1: 'accepted' | 'refused'
  readonly packed: {
    /** Whether Subject-C must be assigned in ISO 3166-1, or may be any two capital letters. */
    readonly countryCode: 'assigned' | 'two-letters'
    /** Whether the serial number extension of enterprise attestation is accepted (§8.2.2). */
    readonly serialNumber: 'accepted' | 'refused'
  }
  readonly tpm: {
    /**
     * Whether the manufacturer must be in the TCG vendor registry, as the EK profile requires. The registry lists neither
     * the vendor of the FIDO conformance tool nor the vendor in the test vector of the specification.
     */
    readonly vendor: 'registered' | 'registered-or-conformance' | 'any'
    /** Whether the object attributes must describe an unrestricted signing key that was created in the TPM and stays there. */
    readonly objectAttributes: 'required' | 'ignored'
    /** Whether the Subject Alternative Name must be critical, as RFC 5280 §4.2.1.6 requires for an empty subject. */
    readonly criticalAlternativeName: 'required' | 'ignored'
  }
  readonly androidKey: {
    /** Which authorization lists apply (§8.4): `teeEnforced` alone, or its union with `softwareEnforced`. */
    readonly authorizationList: 'tee-enforced' | 'union'
    /** Whether a key description with two empty lists is accepted, although §8.4 requires `origin` and `purpose`. */
    readonly absentAuthorizations: 'refused' | 'accepted'
    /** Whether the key may have other purposes in addition to signing. */
    readonly purpose: 'includes-sign' | 'only-sign'
    /** The minimum security level of the key and of its attestation. */
    readonly leastSecurityLevel: 'software' | 'trusted-environment' | 'strongbox'
    /**
     * Serial numbers of revoked attestation certificates in lower-case hex without leading zeros, as in the attestation
     * status list of Google. The engine does not fetch this list.
     */
    readonly revokedSerialNumbers: 'unchecked' | ReadonlySet<string>
  }
  readonly androidSafetyNet: {
    /** The maximum age of a response at the time of the ceremony, in milliseconds. */
    readonly maximumAgeMillis: number | 'any'
    /** Whether `ctsProfileMatch` must be true. */
    readonly ctsProfileMatch: 'required' | 'ignored'
  }
  readonly fidoU2f: {
    /** Whether the AAGUID must be all zeros. */
    readonly aaguid: 'zero' | 'any'
    /** Whether the flags that U2F does not define (UV, BE, BS, ED) are rejected. */
    readonly flags: 'u2f-only' | 'any'
  }
  readonly compound: {
    /** How many statements must verify (§8.9): all of them, or at least one that is not of the format `none`. */
    readonly verify: 'all' | 'any'
  }
}
