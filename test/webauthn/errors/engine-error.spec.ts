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
  new ConfigurationError('expectation_invalid', 'origins[1]', 'must be text'),
  new VerificationError('origin_unexpected', 'registration.origin'),
  new PolicyError('backup_state_refused', 'registration.backupState'),
]

it.each(ERRORS)('$name has code, title and a stack, and no step before it arises in one', (error) => {
  expect(error).toBeInstanceOf(EngineError)
  expect(error.name).toBe(error.constructor.name)
  expect(error.title).toBe(describeCode(error.code).title)
  expect(error.message).toContain(error.code)
  expect(error.occurrence).toBeUndefined()
  expect(error.stack).toContain('engine-error.spec')
})

it('a malformed input says where, with the offset only where there is one', () => {
  const located = new MalformedInputError('bytes_truncated', { path: 'response.signature', offset: 7 })
  expect(located).toMatchObject({ path: 'response.signature', offset: 7 })
  expect(located.message).toBe('bytes_truncated at response.signature+7')
  const { offset, message } = new MalformedInputError('response_malformed', { path: 'type' })
  expect({ offset, message }).toEqual({ offset: undefined, message: 'response_malformed at type' })
})

it('a refusal of policy is a refusal of verification, and names its setting', () => {
  const error = new PolicyError('sign_count_not_increased', 'authentication.signCount')
  expect(error).toBeInstanceOf(VerificationError)
  expect(error).toMatchObject({ step: 'authentication.signCount', setting: 'signCount' })
})

it('a defect is no error of the engine, and keeps its cause to itself', () => {
  const cause = new TypeError('secret')
  const defect = new EngineDefectError(cause)
  expect(defect).not.toBeInstanceOf(EngineError)
  expect(defect).toMatchObject({ name: 'EngineDefectError', cause })
  expect(defect.message).not.toContain('secret')
  expect(defect.message).toContain('engine')
})
