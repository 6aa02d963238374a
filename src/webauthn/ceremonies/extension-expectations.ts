/** What the relying party demands of extension outputs. */
export interface ExtensionExpectations {
  /** Identifiers of the extensions the options asked for. */
  readonly requested: ReadonlySet<string>
  /**
   * What becomes of outputs nobody asked for: clients may add extensions of their own (§7.1 step 28). Ignored, they
   * refuse nothing: one that has not the shape of its extension is kept as data, with the unknown.
   */
  readonly unsolicited: 'ignored' | 'refused'
  /** The level a credential must be protected with (CTAP 2.1 §12.1), where the options enforce one. */
  readonly credentialProtection: 'any' | 1 | 2 | 3
  /** Whether a credential that the client reports as not discoverable is refused. */
  readonly residentKey: 'any' | 'required'
  /** Whether a credential is refused that the client does not report as able to store a large blob (§10.1.5). */
  readonly largeBlob: 'any' | 'required'
}
