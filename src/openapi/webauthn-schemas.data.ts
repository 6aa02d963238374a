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
const whole: JsonSchema = { type: 'integer' }
const byIdentifier = (description: string): JsonSchema => ({
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
const HINTS = listOf(oneOf('security-key', 'client-device', 'hybrid'), 'Which dialog to show first.')
const ATTACHMENT = oneOf('platform', 'cross-platform')
const TIMEOUT: JsonSchema = { ...whole, description: 'In milliseconds.' }
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
        object('A signature algorithm.', { type: oneOf('public-key'), alg: { ...whole, description: 'COSE number.' } }),
        'The most wanted first.',
      ),
      timeout: TIMEOUT,
      excludeCredentials: listOf(schemaOf('PublicKeyCredentialDescriptorJSON')),
      authenticatorSelection: object(
        'Which authenticators will do (WebAuthn §5.4.4).',
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
      attestationFormats: listOf(oneOf(...ATTESTATION_FORMATS), 'The most wanted first.'),
      extensions: byIdentifier('Client extension inputs.'),
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
      extensions: byIdentifier('Client extension inputs.'),
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
      // Without a type, so that the types of browsers fit: theirs are no maps.
      clientExtensionResults: { description: 'An object with client extension outputs by their identifiers.' },
      response,
    },
    ['authenticatorAttachment'],
  )

const RESPONSES = {
  RegistrationResponseJSON: credential(
    'A new credential as `PublicKeyCredential.toJSON()` gives it (WebAuthn §5.1).',
    object(
      'What the authenticator attests.',
      {
        clientDataJSON: bytes('What the client says of the ceremony.'),
        attestationObject: bytes('CBOR with the authenticator data and the attestation statement.'),
        transports: listOf({ type: 'string' }),
      },
      ['transports'],
    ),
  ),
  AuthenticationResponseJSON: credential(
    'An assertion as `PublicKeyCredential.toJSON()` gives it (WebAuthn §5.1).',
    object(
      'What the authenticator asserts.',
      {
        clientDataJSON: bytes('What the client says of the ceremony.'),
        authenticatorData: bytes('What the authenticator says of it.'),
        signature: bytes('Over both.'),
        userHandle: { type: ['string', 'null'], description: 'The user handle. Base64url.' },
      },
      ['userHandle'],
    ),
  ),
}

const TRACES = {
  TraceReport: object(
    'A verification with every step of the specification, in its order.',
    {
      ceremony: { type: 'string' },
      section: { type: 'string' },
      edition: text('Which edition of the specification the numbers are of.'),
      outcome: oneOf('passed', 'failed'),
      failedStep: text('The innermost step that refused.'),
      steps: listOf(schemaOf('StepReport')),
    },
    ['failedStep'],
  ),
  StepReport: object(
    'One step and what became of it.',
    {
      id: { type: 'string' },
      number: whole,
      kind: oneOf('verify', 'let', 'client', 'caller'),
      text: text('The step in one sentence.'),
      outcome: oneOf('passed', 'failed', 'skipped', 'not-reached', 'client', 'caller'),
      code: text('The code of the refusal.'),
      reason: text('Why the step, or a demand of it, was skipped.'),
      demands: listOf(
        schemaOf('DemandReport'),
        'What became of each demand of the step, where they did not all fare alike.',
      ),
      evidence: byIdentifier('What the step saw. Bytes appear as fingerprints only.'),
      inner: listOf(schemaOf('ProcedureReport'), 'The procedures that carried the step out.'),
    },
    ['code', 'reason', 'demands', 'evidence', 'inner'],
  ),
  DemandReport: object(
    'One of several demands of a step.',
    {
      outcome: oneOf('passed', 'failed', 'skipped'),
      code: text('The code of the refusal.'),
      reason: text('Why the demand was skipped.'),
    },
    ['code', 'reason'],
  ),
  ProcedureReport: object('A procedure inside a step.', {
    procedure: { type: 'string' },
    section: { type: 'string' },
    steps: listOf(schemaOf('StepReport')),
  }),
}

/** JSON of the WebAuthn specification and of the engine, by the names that routes refer to them with. */
export const WEBAUTHN_SCHEMAS = { ...OPTIONS, ...RESPONSES, ...TRACES } as const satisfies Record<
  WebAuthnJson,
  JsonSchema
>
