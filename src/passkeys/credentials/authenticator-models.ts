import { Injectable } from '@nestjs/common'
import { imageAddressIn } from '../../config/image-address.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { ModelName } from '../../config/model-names.js'
import { MetadataService } from '../../metadata/metadata.service.js'
import type { Aaguid } from '../../webauthn/index.js'
import type { MetadataSource } from '../../webauthn/metadata.js'
import type { Passkey } from './passkey.js'

/** What is known of the authenticator that holds a passkey. */
export interface Authenticator {
  /** Of the model; null where nobody has a name for it. */
  readonly name: string | null
  /** `data:` addresses of images; null where there is none. */
  readonly icon: string | null
  readonly iconDark: string | null
  /** Whether the model has a name. */
  readonly known: boolean
  /** Whether the attestation proves the model. Otherwise it is what the authenticator claims. */
  readonly proven: boolean
}

/** A passkey with what is known of its authenticator. */
export interface DescribedPasskey extends Passkey {
  readonly authenticator: Authenticator
}

const UNKNOWN = { name: null, icon: null, iconDark: null }

/** The names of authenticator models: those of the configuration's list, and after them those of the metadata. */
@Injectable()
export class AuthenticatorModels {
  constructor(
    private readonly config: LatchkeyConfig,
    private readonly metadata: MetadataService,
  ) {}

  describe(passkey: Passkey): DescribedPasskey {
    const { aaguid, modelProven: proven } = passkey
    const model = this.config.passkeys.modelNames.get(aaguid) ?? this.#inMetadata(aaguid)
    return { ...passkey, authenticator: { ...(model ?? UNKNOWN), known: model !== undefined, proven } }
  }

  #inMetadata(aaguid: Aaguid): ModelName | undefined {
    const { source } = this.metadata
    return source === 'off' || source === 'missing' ? undefined : nameIn(source, aaguid)
  }
}

/** A model that goes by a certificate and not by an AAGUID (U2F) has none here: certificates are not kept apart. */
function nameIn(source: MetadataSource, aaguid: Aaguid): ModelName | undefined {
  const statement = source.findModel({ format: 'none', aaguid, leaf: undefined })?.statement
  if (statement === undefined) return undefined
  const { description: name, json } = statement
  return { name, icon: imageAddressIn(json['icon']), iconDark: imageAddressIn(json['iconDark']) }
}
