/** What a relying party demands of an authenticator model that metadata describes. Every member is a decision. */
export interface MetadataRules {
  /** For how many milliseconds a BLOB may be overdue and still be used for registrations; `any`: forever. */
  readonly staleness: number | 'any'
  /** Whether a registration may come from a model that the metadata does not list. */
  readonly unknownModels: 'accepted' | 'refused'
  readonly statuses: {
    /** Statuses that refuse a model while they are in effect. */
    readonly refused: ReadonlySet<string>
    /** What becomes of statuses that are newer than this engine, or that cannot be read. */
    readonly unknown: 'accepted' | 'refused'
  }
  /** Whether the type of the attestation must be one that the model has. */
  readonly attestationTypes: 'listed' | 'any'
  /** Whether the algorithm of the credential must be one that the model has. */
  readonly algorithms: 'listed' | 'any'
  /**
   * Which of the model's limits a credential may not overstep: those its metadata `stated`, also those `implied` by
   * saying nothing (no backup, no discoverable credentials; many statements are older than these members), or none.
   */
  readonly capabilities: 'implied' | 'stated' | 'any'
  /** Whether a packed attestation certificate must name its model when its anchor serves several (§8.2.1). */
  readonly aaguidExtension: 'required' | 'ignored'
}
