import { flipBit, fromBase64url, toBase64url } from '../bytes.js'
import { createCredentialKey } from '../credential-key.js'
import type { AuthenticationResponseJson } from '../json.js'
import type { AuthenticationTampering } from '../tampering.js'
import { ALTERED_CLIENT_DATA, COMMON_FAULTS, withClientData } from './common-faults.data.js'
import type { Fault, FaultRow } from './fault.js'

const anotherText = (text: string): string => toBase64url(flipBit(fromBase64url(text)))

/** The changes that cause the faults of an authentication. */
export const AUTHENTICATION_FAULT_ROWS = {
  'wrong-type': {
    description: 'The client data is of a registration.',
    code: 'type_unexpected',
    tamper: withClientData({ type: 'webauthn.create' }),
  },
  ...COMMON_FAULTS,
  'bad-signature': {
    description: 'One bit of the signature is inverted.',
    code: 'signature_invalid',
    tamper: { signature: (signature: Uint8Array) => flipBit(signature) },
  },
  'signature-of-other-key': {
    description: 'Another key of the same algorithm made the signature.',
    code: 'signature_invalid',
    tamper: { sign: (data, key) => createCredentialKey(key.algorithm).sign(data) },
  },
  'altered-client-data': {
    description: 'The client data was changed after it was signed.',
    code: 'signature_invalid',
    tamper: ALTERED_CLIENT_DATA,
  },
  'altered-authenticator-data': {
    description: 'The signature counter was changed after it was signed.',
    code: 'signature_invalid',
    tamper: { sentAuthenticatorData: (bytes: Uint8Array) => flipBit(bytes, 34) },
  },
  'unknown-credential': {
    description: 'The response names a credential that no relying party has registered.',
    code: 'credential_unknown',
    tamper: {
      response: (response: AuthenticationResponseJson) => {
        const id = anotherText(response.id)
        return { ...response, id, rawId: id }
      },
    },
  },
  'wrong-user-handle': {
    description: 'The user handle is of another user.',
    code: 'user_handle_mismatch',
    tamper: {
      response: ({ response, ...credential }: AuthenticationResponseJson) => {
        const { userHandle } = response
        return {
          ...credential,
          response: { ...response, ...(userHandle !== undefined && { userHandle: anotherText(userHandle) }) },
        }
      },
    },
  },
  'repeated-sign-count': {
    description: 'The signature counter has the value of the previous assertion, as with a cloned authenticator.',
    code: 'sign_count_not_increased',
    tamper: { fields: (data) => ({ ...data, signCount: Math.max(0, data.signCount - 1) }) },
  },
} as const satisfies Record<string, FaultRow<AuthenticationTampering>>

/** The name of a fault of an authentication. */
export type AuthenticationFault = keyof typeof AUTHENTICATION_FAULT_ROWS

/** The faults of an authentication, by name. */
export const AUTHENTICATION_FAULTS: Readonly<Record<AuthenticationFault, Fault>> = AUTHENTICATION_FAULT_ROWS
