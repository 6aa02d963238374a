/** The requirements of the relying party on extension outputs. */
export interface ExtensionExpectations {
  /** Identifiers of the extensions that the options requested. */
  readonly requested: ReadonlySet<string>
  /**
   * Whether outputs of extensions that were not requested are ignored or reject the ceremony (§7.1 step 28). When they
   * are ignored, a malformed output is reported in `others` without an error.
   */
  readonly unsolicited: 'ignored' | 'refused'
  /** The minimum `credProtect` level (CTAP 2.1 §12.1), if the options enforce one. */
  readonly credentialProtection: 'any' | 1 | 2 | 3
  /** `required` rejects a credential that the client reports as not discoverable (§10.1.3). */
  readonly residentKey: 'any' | 'required'
  /** `required` rejects a credential unless the client reports that it can store a large blob (§10.1.5). */
  readonly largeBlob: 'any' | 'required'
}
