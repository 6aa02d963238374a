import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { decodeBase64url, encodeBase64url } from '../../../src/webauthn/bytes/base64url.js'
import { parseAttestationObject } from '../../../src/webauthn/structures/attestation-object.js'
import { parseAuthenticatorData } from '../../../src/webauthn/structures/authenticator-data.js'
import { parseClientData } from '../../../src/webauthn/structures/client-data.js'
import { parseCoseKey } from '../../../src/webauthn/structures/cose-key.js'
import {
  parseAuthenticationResponse,
  parseRegistrationResponse,
} from '../../../src/webauthn/structures/credential-json.js'

/** Ceremonies of real authenticators and of the specification, which are not in the repository. */
const FOLDER = resolve(import.meta.dirname, '../../../../shared/vectors')

interface CeremonyRecord {
  readonly id: string
  readonly ceremony: 'registration' | 'authentication'
  readonly credential: unknown
  readonly expected: { readonly challenge: string; readonly origins: readonly string[] }
  readonly storedCredential?: { readonly id: string; readonly publicKey: string }
  readonly expectedCredential?: {
    readonly id: string
    readonly publicKey: string
    readonly signCount: number
    readonly aaguid: string
    readonly fmt: string
    readonly backupEligible: boolean
    readonly backedUp: boolean
  }
}

const records = existsSync(FOLDER) ? ['w3c.jsonl', 'examples.jsonl'].flatMap(readRecords) : []

function readRecords(file: string): CeremonyRecord[] {
  const lines = readFileSync(resolve(FOLDER, file), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as CeremonyRecord)
}

if (records.length === 0) {
  it.skip('third-party ceremonies: ../shared/vectors is missing', () => undefined)
} else {
  describe('the structures of third-party ceremonies', () => {
    const of = (ceremony: string): [string, CeremonyRecord][] =>
      records.filter((record) => record.ceremony === ceremony).map((record) => [record.id, record])

    it.each(of('registration'))('registration %s', (_, { credential, expected, expectedCredential: wanted }) => {
      const response = parseRegistrationResponse(credential)
      const clientData = parseClientData(response.clientDataJson)
      const { format, authenticatorData, extraMembers } = parseAttestationObject(response.attestationObject)
      const { flags, signCount, attestedCredentialData: attested } = authenticatorData

      expect(clientData).toMatchObject({ type: 'webauthn.create', challenge: expected.challenge })
      expect(expected.origins).toContain(clientData.origin)
      expect(extraMembers).toEqual([])
      if (attested === undefined || wanted === undefined) throw new Error('the record lacks the value to compare with')
      expect({
        id: encodeBase64url(attested.credentialId),
        publicKey: encodeBase64url(attested.publicKeyBytes),
        signCount,
        aaguid: attested.aaguid,
        fmt: format,
        backupEligible: flags.backupEligible,
        backedUp: flags.backupState,
      }).toEqual(wanted)
      expect(response.id).toEqual(attested.credentialId)
      expect(parseCoseKey(attested.publicKeyBytes)).toEqual(attested.publicKey)
    })

    it.each(of('authentication'))('authentication %s', (_, { credential, expected, storedCredential, ...record }) => {
      const response = parseAuthenticationResponse(credential)
      const clientData = parseClientData(response.clientDataJson)
      const { flags, signCount, attestedCredentialData } = parseAuthenticatorData(response.authenticatorData)

      expect(clientData).toMatchObject({ type: 'webauthn.get', challenge: expected.challenge })
      expect(expected.origins).toContain(clientData.origin)
      expect(attestedCredentialData).toBeUndefined()
      expect(record.expectedCredential).toMatchObject({
        id: encodeBase64url(response.id),
        signCount,
        backupEligible: flags.backupEligible,
        backedUp: flags.backupState,
      })
      expect(encodeBase64url(response.id)).toBe(storedCredential?.id)
      expect(parseCoseKey(decodeBase64url(storedCredential?.publicKey, 'publicKey'))).toHaveProperty('alg')
    })
  })
}
