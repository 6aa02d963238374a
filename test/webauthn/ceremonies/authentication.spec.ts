import type { CredentialId, Origin } from '../../../src/webauthn/bytes/brand.js'
import { AUTHENTICATION } from '../../../src/webauthn/ceremonies/authentication.steps.js'
import { verifyAuthentication } from '../../../src/webauthn/ceremonies/authentication.js'
import type { AuthenticationExpectations } from '../../../src/webauthn/ceremonies/expectations.js'
import { ConfigurationError, EngineDefectError } from '../../../src/webauthn/errors/engine-error.js'
import type { CredentialRecord } from '../../../src/webauthn/structures/credential-record.js'
import { VerificationError } from '../../../src/webauthn/trace/verification-error.js'
import { sha256, toBase64url } from '../../../src/testing/bytes.js'
import { clientData, fields, flags, flip, json, prepend, responseJson } from '../../support/authenticator-changes.js'
import { type Algorithm, ALGORITHMS, canGenerate, FLAG } from '../../../src/testing/index.js'
import {
  expectAuthentication,
  ORIGIN,
  requestOptions,
  storedCredential,
  TOP_ORIGIN,
  USER_HANDLE,
} from '../../support/expectations.js'
import { requirementsWithoutNegative, itRejects } from '../../support/table.js'
import { authenticate, authenticator, type Change, create, extensions, held, other } from './authentication-case.js'
import {
  APP_ID,
  AUTHENTICATION_REFUSALS,
  BY_CREDENTIAL_ID,
  FOR_APP_ID,
  FRAMED,
  U2F,
  UNIDENTIFIED,
  UP_UV,
  USED_APP_ID,
} from './authentication-refusals.js'

describe('an authentication', () => {
  itRejects(AUTHENTICATION_REFUSALS, authenticate)

  it('has a negative test for every requirement of its catalogue', () => {
    expect(requirementsWithoutNegative(AUTHENTICATION, AUTHENTICATION_REFUSALS)).toEqual([])
  })

  it.each((Object.keys(ALGORITHMS) as Algorithm[]).filter(canGenerate))('verifies with %s', (algorithm) => {
    const credential = create(algorithm)
    expect(authenticate({ credential }).credentialId).toEqual(credential.id)
  })

  it('returns the user, the flags and the update to store [auth.step-22.counter-atomic]', () => {
    const stored = held.signCount
    const { credentialId, userHandle, flags, signCount, update, backupStateChanged } = authenticate()
    expect({ credentialId, userHandle }).toEqual({ credentialId: held.id, userHandle: USER_HANDLE })
    expect(flags).toMatchObject({ byte: UP_UV, userPresent: true, userVerified: true, backupEligible: false })
    expect(signCount).toEqual({ stored, received: stored + 1, verdict: 'increased' })
    expect(update).toEqual({
      signCount: stored + 1,
      backupEligible: false,
      backupState: false,
      uvInitialized: true,
    })
    expect(backupStateChanged).toBe(false)
  })

  it('fails only by throwing, never with a boolean result [auth.step-21.fail-closed-api]', () => {
    expect(() => authenticate({ tamper: { signature: flip(-1) } })).toThrow(VerificationError)
    expect(Object.values(authenticate()).filter((value) => typeof value === 'boolean')).toEqual([false, false])
  })

  it('does not modify its arguments [auth.step-24.update-deferred]', () => {
    const expected = deepFreeze(expectAuthentication(storedCredential(held)))
    const response = deepFreeze(authenticator.authenticate(requestOptions(), { origin: ORIGIN, credentialId: held.id }))
    const before = expected.credential
    expect(() => verifyAuthentication(response, expected)).not.toThrow()
    expect(expected.credential).toEqual(before)
  })

  it.each<[string, Uint8Array, string]>([
    ['is truncated', held.publicKey.subarray(0, 40), 'bytes_truncated'],
    ['is empty', new Uint8Array(0), 'bytes_truncated'],
    ['is not on the curve', withByte(held.publicKey, -1), 'public_key_not_on_curve'],
    ['has an unknown algorithm', Uint8Array.of(0xa2, 1, 2, 3, 0x39, 0x03, 0xe6), 'algorithm_unsupported'],
  ])('throws a ConfigurationError if the stored key %s', (_, publicKey, reason) => {
    const record = { publicKey: publicKey as CredentialRecord['publicKey'] }
    const error = thrownBy(() => authenticate({ record }))
    expect(error).toBeInstanceOf(ConfigurationError)
    expect(error).toMatchObject({ code: 'expectation_invalid', path: 'credential.record.publicKey' })
    expect((error as Error).message).toContain(reason)
  })

  it('reports an invalid response before an invalid stored key', () => {
    const record = { publicKey: Uint8Array.of() as unknown as CredentialRecord['publicKey'] }
    const error = thrownBy(() => authenticate({ record, tamper: clientData({ origin: 'https://evi1.example' }) }))
    expect(error).toMatchObject({ code: 'origin_unexpected' })
  })

  describe('accepts', () => {
    it('client data with one byte order mark [auth.step-08.bom]', () => {
      expect(authenticate({ tamper: { clientDataBytes: prepend(0xef, 0xbb, 0xbf) } })).toBeDefined()
    })

    it('unknown members of client data and of the response', () => {
      const tamper = { ...clientData({ tokenBinding: 'x', other_keys_can_be_added_here: {} }), ...json({ more: 1 }) }
      expect(authenticate({ tamper })).toBeDefined()
    })

    it('and ignores an attestation object in the response [auth.no-attestation-object]', () => {
      expect(authenticate({ tamper: responseJson({ attestationObject: 'AAAA' }) })).toBeDefined()
    })

    it('one of the credentials in allowCredentials [auth.step-05.allow-credentials]', () => {
      const allowCredentials = [other.id, held.id] as CredentialId[]
      expect(authenticate({ expected: { allowCredentials } })).toBeDefined()
    })

    it('a user identified by the user handle [auth.step-06.userhandle-required]', () => {
      expect(authenticate({ expected: UNIDENTIFIED }).userHandle).toEqual(USER_HANDLE)
    })

    it.each([undefined, null, ''])(
      'an identified user with the user handle %p [auth.step-06.userhandle-empty]',
      (userHandle) => {
        expect(authenticate({ tamper: responseJson({ userHandle }) }).userHandle).toEqual(USER_HANDLE)
      },
    )

    it.each([undefined, toBase64url(USER_HANDLE)])(
      'a user identified by the credential ID, with the user handle %p',
      (userHandle) => {
        const { userHandle: owner, trace } = authenticate({
          tamper: responseJson({ userHandle }),
          expected: BY_CREDENTIAL_ID,
        })
        expect(owner).toEqual(USER_HANDLE)
        const reason = 'the relying party identifies the user by the credential ID'
        expect(trace.entries).toContainEqual({ step: AUTHENTICATION.rows.user, outcome: 'skipped', reason })
      },
    )

    it('one of several origins, and a native application [auth.step-12.origin]', () => {
      const native = 'android:apk-key-hash:dHJ1c3QgbWUsIEkgYW0gYSBwcm9ncmFtbWVyISEhISE' as Origin
      const expected = { origins: new Set([ORIGIN, native]) }
      expect(authenticate({ expected })).toBeDefined()
      expect(authenticate({ expected, input: { origin: native } })).toBeDefined()
    })

    it('an expected cross-origin iframe [auth.step-13.crossorigin] [auth.step-14.toporigin]', () => {
      const input = { crossOrigin: true, topOrigin: TOP_ORIGIN }
      expect(authenticate({ input, expected: FRAMED })).toBeDefined()
    })

    it('an iframe without topOrigin if withoutTopOrigin is accepted', () => {
      const framing = { topOrigins: new Set([TOP_ORIGIN]), withoutTopOrigin: 'accepted' } as const
      expect(authenticate({ input: { crossOrigin: true }, expected: { framing } })).toBeDefined()
    })

    it('a top-level page if iframes are expected, and client data without crossOrigin', () => {
      expect(authenticate({ expected: FRAMED })).toBeDefined()
      expect(authenticate({ tamper: clientData({ crossOrigin: undefined }) })).toBeDefined()
    })

    it('the AppID for a U2F credential if it was requested [auth.step-15.appid-legacy-only]', () => {
      const change = { input: USED_APP_ID, tamper: FOR_APP_ID, record: U2F, expected: { appId: APP_ID } }
      expect(authenticate(change).extensions.appid).toBe(true)
    })

    it('the RP ID if the AppID was requested but not used [auth.step-15.appid-output-exclusive]', () => {
      const input = { clientExtensionResults: { appid: false } }
      expect(authenticate({ input, record: U2F, expected: { appId: APP_ID } }).extensions.appid).toBe(false)
    })

    it.each(['preferred', 'discouraged'] as const)(
      'a response without user verification if it is %s',
      (userVerification) => {
        const { flags: seen } = authenticate({ tamper: flags(FLAG.UP), expected: { userVerification } })
        expect(seen.userVerified).toBe(false)
      },
    )

    it('reserved flags', () => {
      expect(authenticate({ tamper: flags(UP_UV | FLAG.RFU1 | FLAG.RFU2) }).flags.reserved).toBe(true)
    })

    it.each([
      [FLAG.BE | FLAG.BS, { eligibility: 'required', state: 'required' }],
      [FLAG.BE, { eligibility: 'required', state: 'refused' }],
      [0, { eligibility: 'refused', state: 'refused' }],
    ] as const)('flags %p under the backup policy %j', (more, backup) => {
      const record = { backupEligible: more !== 0 }
      expect(authenticate({ tamper: flags(UP_UV | more), record, expected: { backup } }).flags.byte).toBe(UP_UV | more)
    })

    it('any backup eligibility if the record does not contain it', () => {
      const { trace } = authenticate({ tamper: flags(UP_UV | FLAG.BE), record: { backupEligible: 'unknown' } })
      const reason = 'the credential record has no backup eligibility'
      expect(trace.entries).toContainEqual({ step: AUTHENTICATION.rows.backup, outcome: 'skipped', reason })
    })
  })

  it.each([
    [false, FLAG.BE | FLAG.BS, true],
    [true, FLAG.BE, true],
    [true, FLAG.BE | FLAG.BS, false],
  ])(
    'reports a backup state that was %p and has the flags %p as changed: %p [auth.step-19.bs-change-reported]',
    (was, now, is) => {
      const record = { backupEligible: true, backupState: was }
      const { backupStateChanged, update } = authenticate({ tamper: flags(UP_UV | now), record })
      expect({ backupStateChanged, backupState: update.backupState }).toEqual({
        backupStateChanged: is,
        backupState: (now & FLAG.BS) !== 0,
      })
    },
  )

  it.each([
    ['flag', false, FLAG.BE, 'the backup eligibility has changed, which the relying party accepts and flags'],
    ['flag', true, 0, 'the backup eligibility has changed, which the relying party accepts and flags'],
    ['accept', false, FLAG.BE | FLAG.BS, 'changes of the backup eligibility are accepted'],
  ] as const)(
    'accepts, reports and updates a changed backup eligibility under the rule %s [auth.step-19.be-immutable]',
    (backupEligibilityChange, backupEligible, now, reason) => {
      const change = { tamper: flags(UP_UV | now), record: { backupEligible }, expected: { backupEligibilityChange } }
      const { backupEligibilityChanged, update, trace } = authenticate(change)
      expect({ backupEligibilityChanged, backupEligible: update.backupEligible }).toEqual({
        backupEligibilityChanged: true,
        backupEligible: true,
      })
      expect(JSON.stringify(trace.report())).toContain(reason)
    },
  )

  it.each([
    ['flag', false],
    ['accept', false],
    ['refuse', false],
    ['refuse', 'unknown'],
  ] as const)('reports no change of the backup eligibility under the rule %s from %p', (rule, backupEligible) => {
    const change = { record: { backupEligible }, expected: { backupEligibilityChange: rule } }
    expect(authenticate(change)).toMatchObject({
      backupEligibilityChanged: false,
      update: { backupEligible: false },
    })
  })

  it('records a first user verification only if authorized [auth.step-17.uv-initialized]', () => {
    const record = { uvInitialized: false }
    const uvInitialized = (change: Change) => authenticate({ record, ...change }).update.uvInitialized
    expect(uvInitialized({})).toBe(false)
    expect(uvInitialized({ expected: { uvInitialization: 'authorized' } })).toBe(true)
    const unverified = { tamper: flags(FLAG.UP), expected: { userVerification: 'preferred' } as const }
    expect(uvInitialized(unverified)).toBe(false)
    expect(uvInitialized({ ...unverified, record: { uvInitialized: true } })).toBe(true)
  })

  describe('assesses the signature counter', () => {
    const count = (stored: number, received: number, policy: AuthenticationExpectations['signCount'] = 'refuse') =>
      authenticate({
        tamper: fields({ signCount: received }),
        record: { signCount: stored },
        expected: { signCount: policy },
      })

    it('as absent if both counters are 0', () => {
      expect(count(0, 0).signCount).toEqual({ stored: 0, received: 0, verdict: 'absent' })
    })

    it('as increased when the authenticator sends a counter for the first time', () => {
      expect(count(0, 5).signCount).toEqual({ stored: 0, received: 5, verdict: 'increased' })
    })

    it('as an unsigned number [auth.step-22.counter-range]', () => {
      const received = 0xffff_ffff
      expect(count(0x7fff_ffff, received).signCount).toEqual({ stored: 0x7fff_ffff, received, verdict: 'increased' })
    })

    it.each(['flag', 'ignore'] as const)(
      'as not increased if it decreases under the policy "%s" [auth.step-22.counter-policy]',
      (policy) => {
        const { signCount, update } = count(7, 3, policy)
        expect(signCount).toEqual({ stored: 7, received: 3, verdict: 'not-increased' })
        expect(update.signCount).toBe(3)
      },
    )
  })

  it('returns requested extension outputs and ignores others unless they are refused [auth.step-23.ext-policy]', () => {
    const input = { clientExtensionResults: { largeBlob: { written: true }, example: 'x' } }
    const { extensions: outputs } = authenticate({ input })
    expect(outputs.largeBlob).toEqual({ supported: undefined, blob: undefined, written: true })
    expect(outputs.others.client).toEqual({ example: 'x' })
    const requested = new Set(['largeBlob', 'example'])
    expect(authenticate({ input, expected: extensions({ unsolicited: 'refused', requested }) })).toBeDefined()
  })

  it.each<[keyof AuthenticationExpectations, Change]>([
    ['challenge', { tamper: clientData({ challenge: '' }) }],
    ['rpId', { tamper: fields({ rpIdHash: sha256('undefined') }) }],
    ['origins', { tamper: clientData({ origin: 'undefined' }) }],
    ['framing', { input: { crossOrigin: true } }],
    ['userVerification', { tamper: flags(FLAG.UP) }],
    ['backup', {}],
    ['extensions', {}],
    ['user', {}],
    ['allowCredentials', {}],
    ['credential', {}],
    ['appId', { input: USED_APP_ID, tamper: fields({ rpIdHash: sha256('undefined') }), record: U2F }],
    ['signCount', { tamper: fields({ signCount: 1 }), record: { signCount: 7 } }],
  ])('rejects every response if the expectation "%s" is undefined', (lost, change) => {
    expect(() => authenticate({ ...change, expected: { [lost]: undefined } })).toThrow()
  })

  it('throws an EngineDefectError if an expectation throws', () => {
    const boom = {
      has: () => {
        throw new TypeError('boom')
      },
    } as unknown as ReadonlySet<Origin>
    expect(() => authenticate({ expected: { origins: boom } })).toThrow(EngineDefectError)
  })
})

/** Returns the error that `run` throws. */
function thrownBy(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

/** Returns a copy with one byte changed. A negative position counts from the end. */
function withByte(bytes: Uint8Array, at: number): Uint8Array {
  const changed = Uint8Array.from(bytes)
  const index = (at + bytes.length) % bytes.length
  changed[index] = (changed[index] as number) ^ 1
  return changed
}

/** Freezes objects and arrays deeply. Byte arrays cannot be frozen. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  Object.values(value).forEach(deepFreeze)
  return Object.freeze(value)
}
