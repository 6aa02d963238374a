import fc from 'fast-check'
import { verifyAuthentication } from '../../src/webauthn/ceremonies/authentication.js'
import { verifyRegistration } from '../../src/webauthn/ceremonies/registration.js'
import { EngineError } from '../../src/webauthn/errors/engine-error.js'
import { flip } from '../support/authenticator-changes.js'
import { fromBase64url, toBase64url } from '../../src/testing/bytes.js'
import { type Algorithm, createAuthenticator } from '../../src/testing/index.js'
import { anchorsOf, attestationPolicy } from '../support/expectations-attestation.js'
import {
  creationOptions,
  expectAuthentication,
  expectRegistration,
  ORIGIN,
  requestOptions,
  storedCredential,
} from '../support/expectations.js'
import { refusalOf } from '../support/table.js'

/** A JSON object whose members are strings, objects and arrays. */
type Json = { [name: string]: unknown }

/** One ceremony: an honest response, its verification, and the members that the signature covers. */
interface Ceremony {
  readonly name: string
  readonly response: Json
  readonly verify: (response: unknown) => unknown
  readonly signed: readonly string[]
}

function authentication(algorithm: Algorithm): Ceremony {
  const authenticator = createAuthenticator()
  authenticator.register(creationOptions(), { origin: ORIGIN, algorithm })
  const [expected] = authenticator.credentials.map((held) => expectAuthentication(storedCredential(held)))
  if (expected === undefined) throw new Error('no credential')
  return {
    name: `authentication with ${algorithm}`,
    response: plain(authenticator.authenticate(requestOptions(), { origin: ORIGIN })),
    verify: (response) => verifyAuthentication(response, expected),
    signed: ['clientDataJSON', 'authenticatorData', 'signature'],
  }
}

function registration(format: 'packed' | 'packed-self', algorithm: Algorithm): Ceremony {
  const authenticator = createAuthenticator()
  const anchors = anchorsOf(authenticator.authority.root.der)
  const expected = expectRegistration({
    attestation: attestationPolicy({ anchors, untrusted: 'refused', none: 'refused' }),
  })
  return {
    name: `registration with ${format} attestation of ${algorithm}`,
    response: plain(authenticator.register(creationOptions(), { origin: ORIGIN, format, algorithm })),
    verify: (response) => verifyRegistration(response, expected),
    signed: ['clientDataJSON', 'attestationObject'],
  }
}

const CEREMONIES = [
  authentication('ES256'),
  authentication('EdDSA'),
  authentication('RS256'),
  registration('packed', 'ES256'),
  registration('packed-self', 'EdDSA'),
]

describe.each(CEREMONIES)('$name', ({ response, verify, signed }) => {
  it('accepts the honest response', () => {
    expect(verify(response)).toBeDefined()
  })

  it.each(signed)('rejects %s with any byte changed', (member) => {
    const bytes = signedBytes(response, member)
    for (let index = 0; index < bytes.length; index++) {
      refusalOf(() => verify(withBytes(response, member, flip(index, index % 8)(bytes))))
    }
  })

  it.each(signed)('rejects %s truncated at any byte', (member) => {
    const bytes = signedBytes(response, member)
    for (let length = 0; length < bytes.length; length++) {
      refusalOf(() => verify(withBytes(response, member, bytes.subarray(0, length))))
    }
  })

  it.each(signed)('rejects a spliced %s', (member) => {
    const bytes = signedBytes(response, member)
    const splice = fc.record({ start: fc.nat(bytes.length), length: fc.nat(40), by: fc.uint8Array({ maxLength: 40 }) })
    fc.assert(
      fc.property(splice, ({ start, length, by }) => {
        const changed = Uint8Array.of(...bytes.subarray(0, start), ...by, ...bytes.subarray(start + length))
        fc.pre(Buffer.compare(changed, bytes) !== 0)
        const { error, report } = refusalOf(() => verify(withBytes(response, member, changed)))
        expect(JSON.stringify(report)).toContain(error.code)
      }),
      { numRuns: 300 },
    )
  })

  it('rejects a change of a JSON member, unless the signed bytes are the same', () => {
    const change = fc.record({ at: fc.constantFrom(...pathsIn(response)), value: fc.option(strange()) })
    fc.assert(
      fc.property(change, ({ at, value }) => {
        const changed = replaced(response, at, value) as Json
        if (!isAccepted(() => verify(changed))) return
        expect(
          signed.map((member) => Buffer.compare(signedBytes(changed, member), signedBytes(response, member))),
        ).toEqual(signed.map(() => 0))
      }),
      { numRuns: 300 },
    )
  })
})

it.each(CEREMONIES)('$name rejects any other value with an EngineError', ({ verify }) => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.jsonValue()), (value) => {
      refusalOf(() => verify(value))
    }),
    { numRuns: 300 },
  )
})

/** Returns whether `run` succeeds. Fails the test if it throws anything other than an EngineError. */
function isAccepted(run: () => unknown): boolean {
  try {
    run()
    return true
  } catch (error) {
    if (error instanceof EngineError) return false
    throw error
  }
}

/** Replacements for a member: values of any type, or base64url strings. */
function strange(): fc.Arbitrary<unknown> {
  return fc.oneof(fc.jsonValue(), fc.string(), fc.uint8Array().map(toBase64url), fc.constantFrom('', 'null', 0, [], {}))
}

function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}

function signedBytes({ response }: Json, member: string): Uint8Array {
  return fromBase64url(String((response as Json)[member]))
}

function withBytes(json: Json, member: string, bytes: Uint8Array): Json {
  return { ...json, response: { ...(json['response'] as Json), [member]: toBase64url(bytes) } }
}

/** All paths in a JSON value, as lists of member names. */
function pathsIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => [
    [name],
    ...pathsIn(inner).map((path) => [name, ...path]),
  ])
}

/** Copies the value with a replacement at a path. `null` removes the member. */
function replaced(json: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value
  const copy = (Array.isArray(json) ? [...(json as unknown[])] : { ...(json as Json) }) as Json
  if (rest.length === 0 && value === null) delete copy[name]
  else copy[name] = replaced(copy[name], rest, value)
  return copy
}
