/** The flags of authenticator data (§6.1). Add them up. */
export const FLAG = { UP: 0x01, RFU1: 0x02, UV: 0x04, BE: 0x08, BS: 0x10, RFU2: 0x20, AT: 0x40, ED: 0x80 } as const

/** Attested credential data (§6.5.1) before it is encoded. */
export interface AttestedFields {
  /** 16 bytes. */
  readonly aaguid: Uint8Array
  readonly credentialId: Uint8Array
  /** CBOR of the COSE_Key. */
  readonly publicKey: Uint8Array
  /** The two bytes before the credential ID. Default: its length. */
  readonly credentialIdLength?: number
}

/** Authenticator data (§6.1) before it is encoded. The flags are encoded as given and do not depend on the other fields. */
export interface AuthenticatorDataFields {
  /** SHA-256 of the RP ID. */
  readonly rpIdHash: Uint8Array
  /** Sum of {@link FLAG}. */
  readonly flags: number
  readonly signCount: number
  readonly attested: AttestedFields | undefined
  /** CBOR of the extension outputs. */
  readonly extensions: Uint8Array | undefined
}

/** Encodes authenticator data (§6.1). */
export function encodeAuthenticatorData(fields: AuthenticatorDataFields): Uint8Array {
  const head = Buffer.alloc(5)
  head.writeUInt8(fields.flags)
  head.writeUInt32BE(fields.signCount, 1)
  const attested = fields.attested === undefined ? [] : [encodeAttested(fields.attested)]
  const extensions = fields.extensions === undefined ? [] : [fields.extensions]
  return new Uint8Array(Buffer.concat([fields.rpIdHash, head, ...attested, ...extensions]))
}

function encodeAttested({ aaguid, credentialId, publicKey, credentialIdLength }: AttestedFields): Uint8Array {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(credentialIdLength ?? credentialId.length)
  return Buffer.concat([aaguid, length, credentialId, publicKey])
}
