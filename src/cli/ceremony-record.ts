import { z } from 'zod'
import { readOrigin } from '../config/origins.js'
import { problemsIn } from '../config/schema/problems.js'
import { integer } from '../config/schema/types.js'
import { UnusableInputError } from './cli-context.js'

/** An optional member, where null also means absent. */
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined)

/** Origins in the grammar of the configuration, which the server accepts as well. */
const origins = z.array(
  z.string().transform((text, context) => {
    const reading = readOrigin(text)
    if ('origin' in reading) return reading.origin
    context.addIssue({ code: 'custom', params: { reason: reading.reason } })
    return z.NEVER
  }),
)

/** The time zone is required, so that the result does not depend on the machine. */
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/

const time = z
  .string()
  .refine((text) => ISO_TIME.test(text) && !Number.isNaN(Date.parse(text)))
  .meta({ title: 'an ISO 8601 time with its zone, such as 2026-01-31T12:00:00Z' })
  .transform((text) => new Date(text))

/** The expectations of the relying party. */
const expectations = z.object({
  /** base64url */
  challenge: z.string(),
  origins,
  topOrigins: optional(origins).transform((list) => list ?? []),
  crossOriginAllowed: optional(z.boolean()).transform((allowed) => allowed ?? false),
  rpId: z.string(),
  userVerification: optional(z.enum(['required', 'preferred', 'discouraged'])).transform(
    (value) => value ?? 'preferred',
  ),
  /** COSE identifiers; undefined means every supported algorithm. */
  algorithms: optional(z.array(z.int())),
})

/** The stored credential of an authentication. */
const storedCredential = z.object({
  /** base64url */
  id: z.string(),
  /** COSE_Key in base64url */
  publicKey: z.string(),
  /** An unsigned 32-bit integer (§6.1). */
  signCount: optional(integer(0, 2 ** 32 - 1)).transform((count) => count ?? 0),
  /** base64url */
  userHandle: optional(z.string()),
  backupEligible: optional(z.boolean()),
})

/** The trust anchors for the attestation. Certificates are DER in base64. */
const trust = z.object({
  anchors: z.array(z.string()),
  intermediates: optional(z.array(z.string())).transform((list) => list ?? []),
  at: time,
})

const members = {
  id: optional(z.string()).transform((id) => id ?? ''),
  /** RegistrationResponseJSON or AuthenticationResponseJSON, which the engine parses. */
  credential: z.unknown().optional(),
  expected: expectations,
  trust: optional(trust),
}

const ceremony = z.object({ ceremony: z.enum(['registration', 'authentication']) })
const registration = z.object(members)
const authentication = z.object({ ...members, storedCredential })

/** The expectations in a record. */
export type RecordedExpectations = z.output<typeof expectations>

/** The credential in the record of an authentication. */
export type RecordedCredential = z.output<typeof storedCredential>

/** The trust anchors in a record. */
export type RecordedTrust = z.output<typeof trust>

/** A record of a ceremony for `latchkey verify`. docs/cli.md describes the format. */
export interface CeremonyRecord extends z.output<typeof registration> {
  readonly ceremony: 'registration' | 'authentication'
  /** Only in records of authentications. */
  readonly storedCredential: RecordedCredential | undefined
}

/**
 * Parses the record of a ceremony.
 *
 * @throws UnusableInputError when the record is malformed, which is not a rejected ceremony
 */
export function parseCeremonyRecord(json: unknown): CeremonyRecord {
  const { ceremony: kind } = parse(ceremony, json)
  if (kind === 'authentication') return { ceremony: kind, ...parse(authentication, json) }
  return { ceremony: kind, ...parse(registration, json), storedCredential: undefined }
}

function parse<S extends z.ZodType>(schema: S, json: unknown): z.output<S> {
  const { success, data, error } = schema.safeParse(json)
  if (success) return data
  const problems = problemsIn(error, schema).map(({ path, reason }) => `${path || 'the record'} ${reason}`)
  throw new UnusableInputError(problems.join('; '))
}
