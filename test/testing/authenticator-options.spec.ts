import {
  type AuthenticatorOptions,
  type CertificateAuthority,
  createAuthenticator,
  createCertificateAuthority,
  FLAG,
  FORMATS,
  type FormatName,
  listRegistrationFaults,
  REGISTRATION_FAULTS,
  type RegistrationFault,
} from '../../src/testing/index.js'
import { creationOptions, ORIGIN, requestOptions } from '../support/expectations.js'

const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64url')
const flagsOf = (authenticatorData: string): number => bytesOf(authenticatorData)[32] ?? 0
const nameOf = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return (error as Error).name
  }
}

function ceremonies(options: AuthenticatorOptions = {}) {
  const authenticator = createAuthenticator(options)
  const registration = authenticator.register(creationOptions(), { origin: ORIGIN })
  return { authenticator, registration, assertion: authenticator.authenticate(requestOptions(), { origin: ORIGIN }) }
}

describe('the options of a software authenticator', () => {
  it.each<[string, AuthenticatorOptions, number]>([
    ['user verification by default', {}, FLAG.UP | FLAG.UV],
    ['no user verification', { userVerification: false }, FLAG.UP],
    ['backup flags', { backup: { eligible: true, state: true } }, FLAG.UP | FLAG.UV | FLAG.BE | FLAG.BS],
  ])('determine the flags: %s', (_name, options, flags) => {
    const { registration, assertion } = ceremonies(options)
    expect(flagsOf(registration.response.authenticatorData)).toBe(flags | FLAG.AT)
    expect(flagsOf(assertion.response.authenticatorData)).toBe(flags)
  })

  it.each([
    ['counts', {}, 1],
    ['stays at zero', { signCount: 'absent' } as const, 0],
  ])('determine that the signature counter %s', (_name, options, count) => {
    expect(bytesOf(ceremonies(options).assertion.response.authenticatorData).readUInt32BE(33)).toBe(count)
  })

  it('can omit the user handle from assertions', () => {
    expect(ceremonies().assertion.response.userHandle).toBe(creationOptions().user.id)
    expect(ceremonies({ userHandle: false }).assertion.response).not.toHaveProperty('userHandle')
  })

  it('include transports and attachment, which the response contains', () => {
    const { registration } = ceremonies({ transports: ['usb', 'nfc'], attachment: 'cross-platform' })
    expect(registration.response.transports).toEqual(['usb', 'nfc'])
    expect(registration.authenticatorAttachment).toBe('cross-platform')
  })

  it('include an algorithm that overrides the first requested one', () => {
    expect(ceremonies().registration.response.publicKeyAlgorithm).toBe(-7)
    expect(ceremonies({ algorithm: 'Ed448' }).registration.response.publicKeyAlgorithm).toBe(-53)
  })

  it('make all credentials of one model share an attestation certificate', () => {
    const { root, issue } = createCertificateAuthority()
    let issued = 0
    const authority: CertificateAuthority = {
      root,
      issue: (options) => {
        issued += 1
        return issue(options)
      },
    }
    ceremonies({ format: 'packed', authority })
    ceremonies({ format: 'packed', authority })
    expect(issued).toBe(1)
    ceremonies({ format: 'packed', authority, aaguid: new Uint8Array(16).fill(2) })
    expect(issued).toBe(2)
  })
})

describe('a software authenticator throws the DOMException of a browser', () => {
  it('InvalidStateError for an excluded credential', () => {
    const { authenticator, registration } = ceremonies()
    const options = creationOptions({ excludeCredentials: [{ id: registration.id }] })
    expect(nameOf(() => authenticator.register(options, { origin: ORIGIN }))).toBe('InvalidStateError')
  })

  it('NotSupportedError for unsupported algorithms', () => {
    const options = creationOptions({ pubKeyCredParams: [{ alg: -999 }] })
    expect(nameOf(() => createAuthenticator().register(options, { origin: ORIGIN }))).toBe('NotSupportedError')
  })

  it('NotAllowedError when it holds no allowed credential', () => {
    const authenticator = createAuthenticator()
    expect(nameOf(() => authenticator.authenticate(requestOptions(), { origin: ORIGIN }))).toBe('NotAllowedError')
  })
})

describe('faults', () => {
  const inapplicable = FORMATS.flatMap((format) => {
    const possible = listRegistrationFaults(format)
    const others = (Object.keys(REGISTRATION_FAULTS) as RegistrationFault[]).filter((name) => !possible.includes(name))
    return others.map((fault) => [format, fault] as const)
  })

  it.each(inapplicable)(
    'a registration with the format %s throws TypeError for the fault %s',
    (format: FormatName, fault) => {
      const authenticator = createAuthenticator({ format })
      expect(() => authenticator.register(creationOptions(), { origin: ORIGIN, fault })).toThrow(TypeError)
    },
  )

  it('a fault can be combined with changes at other stages', () => {
    const authenticator = createAuthenticator()
    const { response } = authenticator.register(creationOptions(), {
      origin: ORIGIN,
      fault: 'wrong-rp-id',
      tamper: { clientData: (fields) => ({ ...fields, added: 1 }) },
    })
    expect(JSON.parse(bytesOf(response.clientDataJSON).toString())).toMatchObject({ added: 1 })
  })
})
