import type { Aaguid } from '../../bytes/brand.js'
import { encodeBase64url } from '../../bytes/base64url.js'
import type { TrustAnchor } from '../../crypto/certificate-path.js'
import type { Certificate } from '../../crypto/certificate.js'
import { ZERO_AAGUID } from '../../structures/attested-credential-data.js'
import { keyIdentifierOf } from './key-identifier.js'
import type { MetadataEntry } from './metadata-entry.js'

/** What an entry is looked up by. */
export interface ModelQuery {
  readonly format: string
  /** As the authenticator states it. */
  readonly aaguid: Aaguid
  /** The attestation certificate, if there is one. */
  readonly leaf: Certificate | undefined
}

/** The entries of a BLOB by what identifies their models. */
export class MetadataIndex {
  readonly #byAaguid = new Map<string, MetadataEntry>()
  readonly #byKeyIdentifier = new Map<string, MetadataEntry>()
  /** Anchors, by their key, with the AAGUIDs of the models they serve. */
  readonly #served = new Map<string, Set<Aaguid>>()

  constructor(entries: readonly MetadataEntry[]) {
    for (const entry of entries) this.#add(entry)
  }

  /**
   * The entry of a model: that of a U2F authenticator by the key identifier of its certificate, every other by its
   * AAGUID. The AAGUID of all zeros is no model's (MDS 3.1 §3.1.1).
   */
  find({ format, aaguid, leaf }: ModelQuery): MetadataEntry | undefined {
    if (format === 'fido-u2f') return leaf && this.#byKeyIdentifier.get(keyIdentifierOf(leaf))
    return aaguid === ZERO_AAGUID ? undefined : this.#byAaguid.get(aaguid)
  }

  /** Whether a trust anchor stands for more than one AAGUID. */
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

/** Where several entries are about one model, the first one describes it and the status reports of all count. */
function join(entries: Map<string, MetadataEntry>, name: string, entry: MetadataEntry): void {
  const first = entries.get(name)
  const statusReports = [...(first?.statusReports ?? []), ...entry.statusReports]
  entries.set(name, { ...(first ?? entry), statusReports })
}

function keyOf({ certificate }: TrustAnchor): string {
  return encodeBase64url(certificate.spki)
}
