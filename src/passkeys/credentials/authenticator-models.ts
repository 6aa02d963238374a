import { Injectable } from '@nestjs/common'
import { imageAddressIn } from '../../config/image-address.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { ModelName } from '../../config/model-names.js'
import { MetadataService } from '../../metadata/metadata.service.js'
import type { Aaguid } from '../../webauthn/index.js'
import type { MetadataSource } from '../../webauthn/metadata.js'
import type { Passkey } from './passkey.js'

/** The authenticator that holds a passkey. */
export interface Authenticator {
  /** The name of the model; null if it is unknown. */
  readonly name: string | null
  /** `data:` URLs of images; null if there is no image. */
  readonly icon: string | null
  readonly iconDark: string | null
  /** Whether the name of the model is known. */
  readonly known: boolean
  /** Whether the attestation proves the model. Otherwise the authenticator only claims it. */
  readonly proven: boolean
}

const UNKNOWN = { name: null, icon: null, iconDark: null }

/** Looks up authenticator models in the configured list of names, then in the metadata. */
@Injectable()
export class AuthenticatorModels {
  constructor(
    private readonly config: LatchkeyConfig,
    private readonly metadata: MetadataService,
  ) {}

  describe({ aaguid, modelProven: proven }: Passkey): Authenticator {
    const model = this.config.passkeys.modelNames.get(aaguid) ?? this.#findInMetadata(aaguid)
    return { ...(model ?? UNKNOWN), known: model !== undefined, proven }
  }

  #findInMetadata(aaguid: Aaguid): ModelName | undefined {
    const { source } = this.metadata
    return source === 'off' || source === 'missing' ? undefined : findModelName(source, aaguid)
  }
}

/**
 * Models that a certificate identifies instead of an AAGUID (U2F) have no name: passkeys do not store the certificate.
 * The logo of the provider replaces a missing icon (Metadata Statement 3.1 §4).
 */
function findModelName(source: MetadataSource, aaguid: Aaguid): ModelName | undefined {
  const statement = source.findModel({ format: 'none', aaguid, leaf: undefined })?.statement
  if (statement === undefined) return undefined
  const { description, friendlyNames, json } = statement
  return {
    name: englishIn(friendlyNames) ?? description,
    icon: imageAddressIn(json['icon']) ?? imageAddressIn(json['providerLogoLight']),
    iconDark: imageAddressIn(json['iconDark']) ?? imageAddressIn(json['providerLogoDark']),
  }
}

/** Returns the name in American English, or else in any English; the description of a model is in English too. */
function englishIn(names: ReadonlyMap<string, string>): string | undefined {
  const english = [...names].find(([tag]) => /^en(?:-|$)/i.test(tag))
  return names.get('en-US') ?? english?.[1]
}
