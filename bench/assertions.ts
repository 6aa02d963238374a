import { createHash, type KeyObject, verify } from 'node:crypto'
import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { type Algorithm, createAuthenticator, encodeCbor, type HeldCredential } from '../src/testing/index.js'
import { fromBase64url, toBase64url } from '../src/testing/bytes.js'
import { entries } from '../test/support/cbor-encoder.js'
import {
  creationOptions,
  expectAuthentication,
  ORIGIN,
  requestOptions,
  RP_ID,
  storedCredential,
} from '../test/support/expectations.js'
import type * as Engine from '../src/webauthn/index.js'
import { inTurn } from './in-turn.js'
import type { Contender } from './measure.js'

/** A valid assertion with the inputs that each contender needs to verify it. */
interface Sample {
  readonly response: ReturnType<ReturnType<typeof createAuthenticator>['authenticate']>
  readonly held: HeldCredential
  readonly publicKey: KeyObject
  readonly signed: Buffer
  readonly signature: Buffer
}

/** More keys than the engine caches. */
const COLD_KEYS = 1100

/**
 * Returns the contenders for one algorithm: the signature check alone, the engine with cached and with cold keys, and
 * SimpleWebAuthn. Each verifies several credentials in turn, like a server.
 */
export function assertionContenders(engine: typeof Engine, algorithm: Algorithm, hash: string | null): Contender[] {
  const samples = samplesFor(algorithm, algorithm === 'RS256' ? 46 : 10)
  const cached = samples.map((sample) => [sample.response, expectationsOf(sample)] as const)
  const cold = samples.flatMap(withReorderedKeys).slice(0, COLD_KEYS)
  return [
    { name: 'limit', run: (i) => verifyBare(hash, inTurn(samples, i)) },
    { name: 'cached', run: (i) => engine.verifyAuthentication(...inTurn(cached, i)) },
    { name: 'cold', run: (i) => engine.verifyAuthentication(...inTurn(cold, i)) },
    { name: 'simplewebauthn', run: (i) => verifyWithPeer(inTurn(samples, i)) },
  ]
}

function verifyBare(hash: string | null, { signed, publicKey, signature }: Sample): void {
  if (!verify(hash, signed, publicKey, signature)) throw new Error('invalid sample')
}

function samplesFor(algorithm: Algorithm, count: number): Sample[] {
  return Array.from({ length: count }, () => {
    const authenticator = createAuthenticator()
    authenticator.register(creationOptions(), { origin: ORIGIN, algorithm })
    const response = authenticator.authenticate(requestOptions(), { origin: ORIGIN })
    const held = authenticator.credentials[0] as HeldCredential
    const clientDataHash = createHash('sha256').update(fromBase64url(response.response.clientDataJSON)).digest()
    return {
      response,
      held,
      publicKey: held.key.publicKey,
      signed: Buffer.concat([fromBase64url(response.response.authenticatorData), clientDataHash]),
      signature: Buffer.from(fromBase64url(response.response.signature)),
    }
  })
}

function expectationsOf({ held }: Sample, publicKey = held.publicKey) {
  const stored = storedCredential(held, { publicKey: publicKey as Engine.CoseKeyBytes, signCount: 0 })
  return expectAuthentication(stored)
}

/** Encodes a key with its map entries in every order. The engine caches keys by their encoding. */
function withReorderedKeys(sample: Sample): [Sample['response'], ReturnType<typeof expectationsOf>][] {
  return permutations([...sample.held.key.cose]).map((members) => [
    sample.response,
    expectationsOf(sample, encodeCbor(entries(...members))),
  ])
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]]
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]))
}

async function verifyWithPeer({ response, held }: Sample): Promise<void> {
  const { verified } = await verifyAuthenticationResponse({
    response: response,
    expectedChallenge: requestOptions().challenge,
    expectedOrigin: ORIGIN,
    expectedRPID: RP_ID,
    credential: { id: toBase64url(held.id), publicKey: new Uint8Array(held.publicKey), counter: 0 },
  })
  if (!verified) throw new Error('SimpleWebAuthn rejects the sample')
}
