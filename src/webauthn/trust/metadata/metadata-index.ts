import type { Aaguid } from '../../bytes/brand.js'
import { encodeBase64url } from '../../bytes/base64url.js'
import type { TrustAnchor } from '../../crypto/certificate-path.js'
import type { Certificate } from '../../crypto/certificate.js'
import { ZERO_AAGUID } from '../../structures/attested-credential-data.js'
import { keyIdentifierOf } from './key-identifier.js'
import type { MetadataEntry } from './metadata-entry.js'

/** The properties by which an entry is looked up. */
export interface ModelQuery {
  readonly format: string
  /** As claimed by the authenticator. */
  readonly aaguid: Aaguid
  /** The attestation certificate, if any. */
  readonly leaf: Certificate | undefined
}

/** The entries of a BLOB, indexed by AAGUID and key identifier. */
export class MetadataIndex {
  readonly #byAaguid = new Map<string, MetadataEntry>()
  readonly #byKeyIdentifier = new Map<string, MetadataEntry>()
  /** The AAGUIDs that each anchor serves, by the public key of the anchor. */
  readonly #served = new Map<string, Set<Aaguid>>()

  constructor(entries: readonly MetadataEntry[]) {
    for (const entry of entries) this.#add(entry)
  }

  /**
   * Finds the entry of a model: by the key identifier of its certificate for a U2F authenticator, otherwise by its
   * AAGUID. The zero AAGUID identifies no model (MDS 3.1 §3.1.1).
   */
  find({ format, aaguid, leaf }: ModelQuery): MetadataEntry | undefined {
    if (format === 'fido-u2f') return leaf && this.#byKeyIdentifier.get(keyIdentifierOf(leaf))
    return aaguid === ZERO_AAGUID ? undefined : this.#byAaguid.get(aaguid)
  }

  /** Returns whether a trust anchor serves more than one AAGUID. */
  servesSeveral(anchor: TrustAnchor): boolean {
    return (this.#served.get(keyOf(anchor))?.size ?? 0) > 1
  }

  #add(entry: MetadataEntry): void {
    const { aaguid, keyIdentifiers, statement } = entry
    if (aaguid !== undefined) join(this.#byAaguid, aaguid, entry)
    for (const identifier of keyIdentifiers) join(this.#byKeyIdentifier, identifier, entry)
    if (aaguid === undefined) return
    for (const anchor of statement?.anchors ?? []) {
      const served = this.#served.get(keyOf(anchor)) ?? new Set()
      this.#served.set(keyOf(anchor), served.add(aaguid))
    }
  }
}

/** Merges the entries of one model: the first one describes the model, and the status reports of all apply. */
function join(entries: Map<string, MetadataEntry>, name: string, entry: MetadataEntry): void {
  const first = entries.get(name)
  const statusReports = [...(first?.statusReports ?? []), ...entry.statusReports]
  entries.set(name, { ...(first ?? entry), statusReports })
}

function keyOf({ certificate }: TrustAnchor): string {
  return encodeBase64url(certificate.spki)
}
