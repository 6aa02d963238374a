import type { CborInput } from '../cbor-encoder.js'
import { issue } from '../certificates.js'
import * as der from '../der-writer.js'
import {
  attestedBytes,
  type CertifiedDeviation,
  finish,
  ROOTS,
  signLike,
  TEST_ROOT,
  type TestFormat,
} from './test-format.js'

export const KEY_DESCRIPTION_OID = '1.3.6.1.4.1.11129.2.1.17'

/** KeyDescription, field by field. */
export interface KeyDescriptionFields {
  readonly attestationVersion: number
  readonly attestationSecurityLevel: Uint8Array
  readonly keymasterVersion: number
  readonly keymasterSecurityLevel: Uint8Array
  readonly attestationChallenge: Uint8Array
  readonly softwareEnforced: readonly Uint8Array[]
  readonly teeEnforced: readonly Uint8Array[]
  /** Elements after the last field. */
  readonly trailing: readonly Uint8Array[]
}

/** Fields of an authorization list, encoded. */
export const AUTHORIZATION = {
  purpose: (...purposes: readonly number[]) => der.explicit(1, der.set(...purposes.map(der.integer))),
  algorithm: (algorithm: number) => der.explicit(2, der.integer(algorithm)),
  allApplications: () => der.explicit(600, der.derNull()),
  creationDateTime: (millis: number) => der.explicit(701, der.integer(millis)),
  origin: (origin: number) => der.explicit(702, der.integer(origin)),
  osVersion: (version: number) => der.explicit(705, der.integer(version)),
  /** A field of no version of the schema. */
  unknown: (tag = 599) => der.explicit(tag, der.octetString(Uint8Array.of(1, 2, 3))),
} as const

export interface AndroidKeyDeviation extends CertifiedDeviation {
  /** COSE algorithm the statement names. Default that of the credential. */
  readonly alg?: number
  readonly description?: (fields: KeyDescriptionFields) => KeyDescriptionFields
  /** Changes the encoded description. */
  readonly descriptionBytes?: (bytes: Uint8Array) => Uint8Array
}

/** Android key attestation (§8.4) of the TEE, KeyMint 1. */
export function androidKeyFormat(deviation: AndroidKeyDeviation = {}): TestFormat {
  return {
    fmt: 'android-key',
    anchors: ROOTS,
    make: (input) => {
      const { key, clientDataHash } = input
      const plain = honestDescription(clientDataHash)
      const encoded = encodeKeyDescription(deviation.description?.(plain) ?? plain)
      const value = deviation.descriptionBytes?.(encoded) ?? encoded
      const certificate = issue(TEST_ROOT, {
        subject: { CN: 'Android Keystore Key' },
        keys: key,
        keyUsage: ['digitalSignature'],
        extensions: [{ oid: KEY_DESCRIPTION_OID, value }],
        ...deviation.certificate,
      })
      const statement = new Map<string, CborInput>([
        ['alg', deviation.alg ?? key.alg],
        ['sig', signLike(deviation, certificate.privateKey, attestedBytes(input))],
        ['x5c', [certificate.der, ...(deviation.issuers ?? [])]],
      ])
      return finish(statement, deviation)
    },
  }
}

function honestDescription(attestationChallenge: Uint8Array): KeyDescriptionFields {
  return {
    attestationVersion: 100,
    attestationSecurityLevel: der.enumerated(1),
    keymasterVersion: 100,
    keymasterSecurityLevel: der.enumerated(1),
    attestationChallenge,
    softwareEnforced: [AUTHORIZATION.creationDateTime(1_700_000_000_000)],
    teeEnforced: [AUTHORIZATION.purpose(2), AUTHORIZATION.algorithm(3), AUTHORIZATION.origin(0)],
    trailing: [],
  }
}

/** DER of a KeyDescription. */
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
