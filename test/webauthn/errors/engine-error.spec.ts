import {
  ConfigurationError,
  EngineDefectError,
  EngineError,
  MalformedInputError,
  UnsupportedError,
} from '../../../src/webauthn/errors/engine-error.js'
import { describeCode } from '../../../src/webauthn/errors/registry.js'
import { PolicyError, VerificationError } from '../../../src/webauthn/trace/verification-error.js'

const ERRORS = [
  new MalformedInputError('bytes_truncated', { path: 'response.signature', offset: 7 }),
  new UnsupportedError('algorithm_unsupported', '-999'),
  new ConfigurationError('expectation_invalid', 'origins[1]', 'must be a string'),
  new VerificationError('origin_unexpected', 'registration.origin'),
  new PolicyError('backup_state_refused', 'registration.backupState'),
]
const OCCURRENCE = { step: 'registration.origin', report: () => ({ outcome: 'failed' }) }

/** All own members of an error, enumerable or not. */
const membersOf = (error: Error) =>
  Object.fromEntries(Object.getOwnPropertyNames(error).map((name) => [name, error[name as keyof Error]]))

describe.each(ERRORS)('$name', (error) => {
  it('has a code, the title of the code and a stack, but no occurrence', () => {
    expect(error).toBeInstanceOf(EngineError)
    expect(error.name).toBe(error.constructor.name)
    expect(error.title).toBe(describeCode(error.code).title)
    expect(error.message).toContain(error.code)
    expect(error.occurrence).toBeUndefined()
    expect(error.stack).toContain('engine-error.spec')
  })

  it('withOccurrence returns a located copy and leaves the original unchanged', () => {
    const located = error.withOccurrence(OCCURRENCE)
    expect(located).not.toBe(error)
    expect(located.constructor).toBe(error.constructor)
    expect(membersOf(located)).toEqual({ ...membersOf(error), occurrence: OCCURRENCE })
    expect(error.occurrence).toBeUndefined()
  })

  it('withoutTrace returns a copy without the occurrence and leaves the original unchanged', () => {
    const located = error.withOccurrence(OCCURRENCE)
    const bare = located.withoutTrace()
    expect(bare).not.toBe(located)
    expect(bare.constructor).toBe(error.constructor)
    expect(membersOf(bare)).toEqual(membersOf(error))
    expect(located.occurrence).toBe(OCCURRENCE)
  })
})

describe('MalformedInputError', () => {
  it('appends the offset to the path in the message', () => {
    const located = new MalformedInputError('bytes_truncated', { path: 'response.signature', offset: 7 })
    expect(located).toMatchObject({ path: 'response.signature', offset: 7 })
    expect(located.message).toBe('bytes_truncated at response.signature+7')
  })

  it('leaves the offset undefined when the location has no offset', () => {
    const { offset, message } = new MalformedInputError('response_malformed', { path: 'type' })
    expect({ offset, message }).toEqual({ offset: undefined, message: 'response_malformed at type' })
  })
})

it('PolicyError is a VerificationError that names its setting', () => {
  const error = new PolicyError('sign_count_not_increased', 'authentication.signCount')
  expect(error).toBeInstanceOf(VerificationError)
  expect(error).toMatchObject({ step: 'authentication.signCount', setting: 'signCount' })
})

it('EngineDefectError is not an EngineError and does not repeat the message of its cause', () => {
  const cause = new TypeError('secret')
  const defect = new EngineDefectError(cause)
  expect(defect).not.toBeInstanceOf(EngineError)
  expect(defect).toMatchObject({ name: 'EngineDefectError', cause })
  expect(defect.message).not.toContain('secret')
  expect(defect.message).toContain('engine')
})
