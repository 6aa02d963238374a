import type { CborValue } from '../cbor.js'
import { sharedAuthority } from '../certificates/certificate-authority.js'
import type { CredentialKey } from '../credential-key.js'
import * as der from '../der.js'
import {
  attestedBytes,
  type CertifiedOptions,
  chainOf,
  finish,
  issueCertificate,
  signWithCredential,
  type StatementMaker,
} from './statement.js'

/** The extension that contains the key description (§8.4.1). */
export const KEY_DESCRIPTION_OID = '1.3.6.1.4.1.11129.2.1.17'

/** KeyDescription of Android key attestation, field by field. Security levels are encoded elements. */
export interface KeyDescriptionFields {
  readonly attestationVersion: number
  readonly attestationSecurityLevel: Uint8Array
  readonly keymasterVersion: number
  readonly keymasterSecurityLevel: Uint8Array
  readonly attestationChallenge: Uint8Array
  /** Encoded fields of the authorization list. */
  readonly softwareEnforced: readonly Uint8Array[]
  /** Encoded fields of the authorization list. */
  readonly teeEnforced: readonly Uint8Array[]
  /** Elements after the last field. */
  readonly trailing: readonly Uint8Array[]
}

/** Encoders for fields of an authorization list. */
export const AUTHORIZATION = {
  purpose: (...purposes: readonly number[]) => der.explicit(1, der.set(...purposes.map(der.integer))),
  algorithm: (algorithm: number) => der.explicit(2, der.integer(algorithm)),
  allApplications: () => der.explicit(600, der.derNull()),
  creationDateTime: (millis: number) => der.explicit(701, der.integer(millis)),
  origin: (origin: number) => der.explicit(702, der.integer(origin)),
  osVersion: (version: number) => der.explicit(705, der.integer(version)),
  /** A field that no version of the schema defines. */
  unknown: (tag = 599) => der.explicit(tag, der.octetString(Uint8Array.of(1, 2, 3))),
} as const

export interface AndroidKeyOptions extends CertifiedOptions {
  /** The statement's COSE algorithm identifier. Default: the algorithm of the credential key. */
  readonly alg?: number
  readonly description?: (fields: KeyDescriptionFields) => KeyDescriptionFields
  /** Changes the encoded key description. */
  readonly descriptionBytes?: (bytes: Uint8Array) => Uint8Array
}

/**
 * Android key attestation (§8.4) by a trusted execution environment with KeyMint 1. As on a device, the certificates end
 * with the root.
 */
export function androidKeyStatement(options: AndroidKeyOptions = {}): StatementMaker {
  return {
    fmt: 'android-key',
    make: (input) => {
      const { key, clientDataHash } = input
      const fields = descriptionOf(clientDataHash, key)
      const encoded = encodeKeyDescription(options.description?.(fields) ?? fields)
      const value = options.descriptionBytes?.(encoded) ?? encoded
      const certificate = issueCertificate(options, {
        subject: { CN: 'Android Keystore Key' },
        keys: key,
        keyUsage: ['digitalSignature'],
        extensions: [{ oid: KEY_DESCRIPTION_OID, value }],
      })
      const otherKey = certificate.privateKey === key.privateKey ? {} : { signWith: certificate.privateKey }
      const statement = new Map<string, CborValue>([
        ['alg', options.alg ?? key.alg],
        ['sig', signWithCredential({ ...otherKey, ...options }, key, attestedBytes(input))],
        ['x5c', chainOf(certificate, { ...rootOf(options), ...options })],
      ])
      return finish(statement, options)
    },
  }
}

function rootOf({ authority, issue }: CertifiedOptions): Pick<CertifiedOptions, 'issuers'> {
  return issue === undefined ? { issuers: [(authority ?? sharedAuthority()).root.der] } : {}
}

/** KeyMint identifiers of algorithms. */
const RSA = 1
const EC = 3

function descriptionOf(attestationChallenge: Uint8Array, { publicKey }: CredentialKey): KeyDescriptionFields {
  const algorithm = publicKey.asymmetricKeyType === 'rsa' ? RSA : EC
  return {
    attestationVersion: 100,
    attestationSecurityLevel: der.enumerated(1),
    keymasterVersion: 100,
    keymasterSecurityLevel: der.enumerated(1),
    attestationChallenge,
    softwareEnforced: [AUTHORIZATION.creationDateTime(1_700_000_000_000)],
    teeEnforced: [AUTHORIZATION.purpose(2), AUTHORIZATION.algorithm(algorithm), AUTHORIZATION.origin(0)],
    trailing: [],
  }
}

/** Encodes a KeyDescription as DER. */
export function encodeKeyDescription(fields: KeyDescriptionFields): Uint8Array {
  return der.sequence(
    der.integer(fields.attestationVersion),
    fields.attestationSecurityLevel,
    der.integer(fields.keymasterVersion),
    fields.keymasterSecurityLevel,
    der.octetString(fields.attestationChallenge),
    der.octetString(),
    der.sequence(...fields.softwareEnforced),
    der.sequence(...fields.teeEnforced),
    ...fields.trailing,
  )
}
