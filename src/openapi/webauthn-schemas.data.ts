import type { WebAuthnJson } from '../common/http/webauthn-json.js'
import { ATTESTATION_FORMATS } from '../webauthn/index.js'

type JsonSchema = Readonly<Record<string, unknown>>

const text = (description: string): JsonSchema => ({ type: 'string', description })
const bytes = (description: string): JsonSchema => text(`${description} Base64url.`)
const oneOf = (...values: readonly string[]): JsonSchema => ({ type: 'string', enum: values })
const listOf = (items: JsonSchema, description?: string): JsonSchema => ({
  type: 'array',
  items,
  ...(description !== undefined && { description }),
})
const schemaOf = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
const integer: JsonSchema = { type: 'integer' }
const mapOf = (description: string): JsonSchema => ({
  type: 'object',
  additionalProperties: true,
  description,
})

const object = (description: string, properties: JsonSchema, optional: readonly string[] = []): JsonSchema => ({
  type: 'object',
  description,
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
})

const USER_VERIFICATION = oneOf('required', 'preferred', 'discouraged')
const HINTS = listOf(oneOf('security-key', 'client-device', 'hybrid'), 'The kinds of authenticator to offer first.')
const ATTACHMENT = oneOf('platform', 'cross-platform')
const TIMEOUT: JsonSchema = { ...integer, description: 'Milliseconds.' }
const CHALLENGE = bytes('32 random bytes.')

const OPTIONS = {
  PublicKeyCredentialDescriptorJSON: object(
    'A credential (WebAuthn §5.8.3).',
    { type: oneOf('public-key'), id: bytes('The credential ID.'), transports: listOf({ type: 'string' }) },
    ['transports'],
  ),
  PublicKeyCredentialCreationOptionsJSON: object(
    'Options for `PublicKeyCredential.parseCreationOptionsFromJSON` (WebAuthn §5.1.9).',
    {
      rp: object('The relying party.', { id: text('The RP ID.'), name: { type: 'string' } }),
      user: object('The account.', {
        id: bytes('The user handle: 64 random bytes.'),
        name: { type: 'string' },
        displayName: { type: 'string' },
      }),
      challenge: CHALLENGE,
      pubKeyCredParams: listOf(
        object('A signature algorithm.', {
          type: oneOf('public-key'),
          alg: { ...integer, description: 'The COSE algorithm identifier.' },
        }),
        'The most preferred first.',
      ),
      timeout: TIMEOUT,
      excludeCredentials: listOf(schemaOf('PublicKeyCredentialDescriptorJSON')),
      authenticatorSelection: object(
        'Requirements for the authenticator (WebAuthn §5.4.4).',
        {
          authenticatorAttachment: ATTACHMENT,
          residentKey: USER_VERIFICATION,
          requireResidentKey: { type: 'boolean' },
          userVerification: USER_VERIFICATION,
        },
        ['authenticatorAttachment'],
      ),
      hints: HINTS,
      attestation: oneOf('none', 'indirect', 'direct', 'enterprise'),
      attestationFormats: listOf(oneOf(...ATTESTATION_FORMATS), 'The most preferred first.'),
      extensions: mapOf('Client extension inputs.'),
    },
  ),
  PublicKeyCredentialRequestOptionsJSON: object(
    'Options for `PublicKeyCredential.parseRequestOptionsFromJSON` (WebAuthn §5.1.10).',
    {
      challenge: CHALLENGE,
      timeout: TIMEOUT,
      rpId: text('The RP ID.'),
      allowCredentials: listOf(schemaOf('PublicKeyCredentialDescriptorJSON')),
      userVerification: USER_VERIFICATION,
      hints: HINTS,
      extensions: mapOf('Client extension inputs.'),
    },
  ),
}

const credential = (description: string, response: JsonSchema): JsonSchema =>
  object(
    description,
    {
      id: bytes('The credential ID.'),
      rawId: bytes('The credential ID.'),
      type: oneOf('public-key'),
      authenticatorAttachment: { type: ['string', 'null'] },
      clientExtensionResults: schemaOf('AuthenticationExtensionsClientOutputsJSON'),
      response,
    },
    ['authenticatorAttachment', 'clientExtensionResults'],
  )

const boolean: JsonSchema = { type: 'boolean' }

const RESPONSES = {
  // No index signature, and no type for bytes: the interfaces of browsers must stay assignable to the generated types.
  AuthenticationExtensionsClientOutputsJSON: {
    type: 'object',
    description: 'Client extension outputs by extension identifier (WebAuthn §9). Other extensions are allowed.',
    properties: {
      appid: { ...boolean, description: 'Whether the AppID was used as RP ID.' },
      appidExclude: { ...boolean, description: 'Whether the client checked the excluded U2F credentials.' },
      credProps: {
        type: 'object',
        description: 'Properties of the new credential.',
        properties: { rk: { ...boolean, description: 'Whether the credential is discoverable.' } },
      },
      hmacCreateSecret: { ...boolean, description: 'Whether the authenticator created an HMAC secret.' },
      largeBlob: {
        type: 'object',
        description: 'The result of reading or writing a large blob.',
        properties: { supported: boolean, written: boolean, blob: { description: 'Base64url.' } },
      },
      prf: {
        type: 'object',
        description:
          'The result of the pseudo-random function. The `results` are keys of the user: clients should not send them, and the server removes them.',
        properties: { enabled: boolean, results: { description: 'An object with the outputs `first` and `second`.' } },
      },
    },
  },
  RegistrationResponseJSON: credential(
    'A new credential, as returned by `PublicKeyCredential.toJSON()` (WebAuthn §5.1).',
    object(
      'The attestation response.',
      {
        clientDataJSON: bytes('The client data: challenge, origin and type of the ceremony.'),
        attestationObject: bytes('The attestation object: authenticator data and attestation statement, in CBOR.'),
        transports: listOf({ type: 'string' }),
        authenticatorData: bytes('Ignored: the server reads the attestation object.'),
        publicKey: bytes('Ignored: the server reads the attestation object.'),
        publicKeyAlgorithm: { ...integer, description: 'Ignored: the server reads the attestation object.' },
      },
      ['transports', 'authenticatorData', 'publicKey', 'publicKeyAlgorithm'],
    ),
  ),
  AuthenticationResponseJSON: credential(
    'An assertion, as returned by `PublicKeyCredential.toJSON()` (WebAuthn §5.1).',
    object(
      'The assertion response.',
      {
        clientDataJSON: bytes('The client data: challenge, origin and type of the ceremony.'),
        authenticatorData: bytes('The authenticator data.'),
        signature: bytes('The signature over the authenticator data and the hash of the client data.'),
        userHandle: { type: ['string', 'null'], description: 'The user handle. Base64url.' },
      },
      ['userHandle'],
    ),
  ),
}

const TRACES = {
  TraceReport: object(
    'The trace of a verification: every step of the specification, in order.',
    {
      ceremony: { type: 'string' },
      section: { type: 'string' },
      edition: text('The edition of the specification that numbers the steps.'),
      outcome: oneOf('passed', 'failed'),
      failedStep: text('The innermost step that failed.'),
      steps: listOf(schemaOf('StepReport')),
    },
    ['failedStep'],
  ),
  StepReport: object(
    'One step and its outcome.',
    {
      id: { type: 'string' },
      number: integer,
      kind: oneOf('verify', 'let', 'client', 'caller'),
      text: text('The step in one sentence.'),
      outcome: oneOf('passed', 'failed', 'skipped', 'not-reached', 'client', 'caller'),
      code: text('The error code.'),
      reason: text('Why the step or one of its checks was skipped.'),
      demands: listOf(
        schemaOf('DemandReport'),
        'The outcome of each check, if the checks of the step have different outcomes.',
      ),
      evidence: mapOf('The values that the step examined. Bytes appear as fingerprints only.'),
      inner: listOf(schemaOf('ProcedureReport'), 'The procedures that the step ran.'),
    },
    ['code', 'reason', 'demands', 'evidence', 'inner'],
  ),
  DemandReport: object(
    'One of several checks in a step.',
    {
      outcome: oneOf('passed', 'failed', 'skipped'),
      code: text('The error code.'),
      reason: text('Why the check was skipped.'),
    },
    ['code', 'reason'],
  ),
  ProcedureReport: object('A procedure that a step ran.', {
    procedure: { type: 'string' },
    section: { type: 'string' },
    steps: listOf(schemaOf('StepReport')),
  }),
}

/** JSON schemas of the WebAuthn specification and of the engine, by name. */
export const WEBAUTHN_SCHEMAS = { ...OPTIONS, ...RESPONSES, ...TRACES } as const satisfies Record<
  WebAuthnJson,
  JsonSchema
>
