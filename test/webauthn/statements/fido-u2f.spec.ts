import { sign } from 'node:crypto'
import { createCredentialKey, FLAG } from '../../../src/testing/index.js'
import * as der from '../../../src/testing/der.js'
import { u2fRegistration } from '../../../src/testing/statements/fido-u2f.js'
import { type CertifiedDeviation, fidoU2fFormat } from '../../support/statements/formats.js'
import { LAX_STATEMENTS, STRICT_STATEMENTS } from '../../support/statements/settings.js'
import { flipBit } from '../../../src/testing/bytes.js'
import { attestedBytes } from '../../../src/testing/statements/statement.js'
import { TEST_ROOT, withMember } from '../../support/statements/test-format.js'
import { generateTestKeys } from '../../support/certificates.js'
import {
  ceremonyInput,
  refusalOf,
  type StatementCeremony,
  verifyMade,
  ZERO_AAGUID,
} from '../../support/statements/verify-statement.js'

const key = createCredentialKey('ES256')
const ceremony: StatementCeremony = { key, aaguid: ZERO_AAGUID }
const leafKeys = generateTestKeys('P-256')

/** A signature by the correct key over data that is not a U2F registration. */
function signing(data: Uint8Array, hash = 'sha256'): CertifiedDeviation {
  return {
    certificate: { keys: leafKeys },
    changeSignature: () => new Uint8Array(sign(hash, data, leafKeys.privateKey)),
  }
}

describe('FIDO U2F attestation', () => {
  it('verifies', () => {
    const { result, trace } = verifyMade(fidoU2fFormat(), { ceremony })
    expect(result).toMatchObject({ type: 'certified', means: 'uncertain', trustPath: [{ version: 3 }] })
    expect(trace.report()).toMatchObject({ outcome: 'passed' })
  })

  it.each<[string, CertifiedDeviation, string, string]>([
    ['a missing x5c', { change: withMember('x5c', undefined) }, 'statement_malformed', 'fidoU2f.syntax'],
    ['a missing sig', { change: withMember('sig', undefined) }, 'statement_malformed', 'fidoU2f.syntax'],
    [
      'alg, which the format does not define',
      { change: withMember('alg', -7) },
      'statement_malformed',
      'fidoU2f.syntax',
    ],
    ['an empty x5c [att.u2f.x5c-one]', { change: withMember('x5c', []) }, 'statement_malformed', 'fidoU2f.syntax'],
    [
      'two certificates [att.u2f.x5c-one]',
      { issuers: [TEST_ROOT.der] },
      'u2f_certificate_count',
      'fidoU2f.certificateCount',
    ],
    [
      'a certificate key that is not on the curve',
      { certificate: { spki: offCurve() } },
      'public_key_not_on_curve',
      'fidoU2f.attestationKey',
    ],
    [
      'a certificate with a P-384 key [att.u2f.p256]',
      { certificate: { keyType: 'P-384' } },
      'u2f_certificate_key',
      'fidoU2f.certificateKey',
    ],
    [
      'a certificate with an RSA key [att.u2f.p256]',
      { certificate: { keyType: 'RSA-2048' } },
      'u2f_certificate_key',
      'fidoU2f.certificateKey',
    ],
    [
      'a flipped bit in sig [att.u2f.sig]',
      { changeSignature: flipBit },
      'attestation_signature_invalid',
      'fidoU2f.signature',
    ],
    [
      'a hash function other than SHA-256 [att.u2f.sig]',
      signing(u2fRegistration(ceremonyInput(ceremony)), 'sha384'),
      'attestation_signature_invalid',
      'fidoU2f.signature',
    ],
    [
      'a signature over the data of other formats [att.u2f.sig]',
      signing(attestedBytes(ceremonyInput(ceremony))),
      'attestation_signature_invalid',
      'fidoU2f.signature',
    ],
  ])('rejects %s', (_name, deviation, code, step) => {
    expect(refusalOf(fidoU2fFormat(deviation), { ceremony })).toEqual({ code, step })
  })

  it.each(['ES384', 'ES256K', 'RS256'] as const)('rejects a credential key of %s [att.u2f.xy32]', (algorithm) => {
    const other = { ...ceremony, key: createCredentialKey(algorithm) }
    expect(refusalOf(fidoU2fFormat(), { ceremony: other })).toEqual({
      code: 'u2f_credential_key',
      step: 'fidoU2f.credentialKey',
    })
  })

  it.each<[string, StatementCeremony, string, string]>([
    ['a nonzero AAGUID [att.u2f.zero-aaguid]', { key }, 'u2f_aaguid_not_zero', 'fidoU2f.aaguid'],
    [
      'user verification [att.u2f.flags]',
      { ...ceremony, flags: FLAG.UP | FLAG.UV },
      'u2f_flags_refused',
      'fidoU2f.flags',
    ],
    [
      'backup eligibility [att.u2f.flags]',
      { ...ceremony, flags: FLAG.UP | FLAG.BE },
      'u2f_flags_refused',
      'fidoU2f.flags',
    ],
    ['backup state [att.u2f.flags]', { ...ceremony, flags: FLAG.UP | FLAG.BS }, 'u2f_flags_refused', 'fidoU2f.flags'],
    [
      'extensions [att.u2f.flags]',
      { ...ceremony, extensions: new Map([['credProtect', 2]]) },
      'u2f_flags_refused',
      'fidoU2f.flags',
    ],
  ])('rejects %s unless the settings accept it', (_name, claiming, code, step) => {
    expect(refusalOf(fidoU2fFormat(), { ceremony: claiming })).toEqual({ code, step })
    const { fidoU2f } = LAX_STATEMENTS
    expect(
      refusalOf(fidoU2fFormat(), { ceremony: claiming, settings: { ...STRICT_STATEMENTS, fidoU2f } }),
    ).toBeUndefined()
  })
})

/** A P-256 key with the second coordinate of another key. */
function offCurve(): Uint8Array {
  const spki = new Uint8Array(leafKeys.publicKey.export({ format: 'der', type: 'spki' }))
  return der.concat(flipBit(spki, spki.length - 1))
}
