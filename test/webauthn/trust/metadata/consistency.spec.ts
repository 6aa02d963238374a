import { parseCoseKey } from '../../../../src/webauthn/structures/cose-key.js'
import { listsAlgorithm } from '../../../../src/webauthn/trust/metadata/consistency.js'
import type { MetadataStatement } from '../../../../src/webauthn/trust/metadata/metadata-statement.js'
import { encodeCbor } from '../../../../src/testing/index.js'
import { caseOf, policyOf } from '../trust-case.js'
import { algorithm, entryJson, payloadJson, payloadOf } from './metadata-json.js'

const ML_DSA_44 = -48
const attested = caseOf({}, policyOf())
const { attestedCredentialData } = attested.authenticatorData
const publicKey = parseCoseKey(
  encodeCbor(
    new Map<number, number | Uint8Array>([
      [1, 7],
      [3, ML_DSA_44],
      [-1, new Uint8Array(1312)],
    ]),
  ),
)
const ofMlDsa = {
  ...attested,
  authenticatorData: {
    ...attested.authenticatorData,
    attestedCredentialData: { ...attestedCredentialData, publicKey },
  },
}

describe('an algorithm without a name in the FIDO registry', () => {
  it.each([
    ['the identifiers contain it', { algorithms: [-7, ML_DSA_44].map(algorithm) }, true],
    ['the identifiers do not contain it', { algorithms: [algorithm(-7)] }, false],
    ['the statement has no identifiers', { versions: ['FIDO_2_0'] }, false],
  ])('is listed only by its identifier: %s [mds.getinfo-consistency]', (_, authenticatorGetInfo, listed) => {
    const [entry] = payloadOf(payloadJson({ entries: [entryJson({}, { authenticatorGetInfo })] })).entries
    expect(listsAlgorithm(entry?.statement as MetadataStatement, ofMlDsa)).toBe(listed)
  })
})
