/** The requirements of a relying party on authenticator models, based on their metadata. Every member is required. */
export interface MetadataRules {
  /** How long a BLOB may be overdue before registrations are rejected, in milliseconds; `any` sets no limit. */
  readonly staleness: number | 'any'
  /** Whether to accept models that the metadata does not list. */
  readonly unknownModels: 'accepted' | 'refused'
  readonly statuses: {
    /** Statuses that reject a model while they are in effect. */
    readonly refused: ReadonlySet<string>
    /** Whether to accept statuses that this engine does not know or cannot read. */
    readonly unknown: 'accepted' | 'refused'
  }
  /** Whether the metadata must list the attestation type. */
  readonly attestationTypes: 'listed' | 'any'
  /** Whether the metadata must list the algorithm of the credential. */
  readonly algorithms: 'listed' | 'any'
  /**
   * Which limits of the model apply to backup and discoverability: only limits that its metadata states (`stated`), or
   * also limits that missing members imply (`implied`). Many statements are older than these members.
   */
  readonly capabilities: 'implied' | 'stated' | 'any'
  /** Whether a packed attestation certificate must contain its AAGUID if its anchor serves several models (§8.2.1). */
  readonly aaguidExtension: 'required' | 'ignored'
}
