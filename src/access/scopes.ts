/**
 * The scopes of API keys. `registration:write` is both `registration:new` and `registration:existing`, and `admin` includes
 * all scopes.
 */
export const SCOPES = [
  'registration:new',
  'registration:existing',
  'registration:write',
  'authentication:write',
  'signed-requests:verify',
  'passkeys:read',
  'passkeys:write',
  'passkeys:import',
  'users:read',
  'users:write',
  'traces:read',
  'audit:read',
  'metrics:read',
  'admin',
] as const

export type Scope = (typeof SCOPES)[number]

/** The scopes of registrations: for users without a passkey, and for users with one. */
export const REGISTRATION_SCOPES = ['registration:new', 'registration:existing'] as const satisfies readonly Scope[]

/** Returns whether the granted scopes include all required ones. */
export function allows(granted: readonly Scope[], required: readonly Scope[]): boolean {
  const own = withoutUnions(granted)
  return own.includes('admin') || withoutUnions(required).every((scope) => own.includes(scope))
}

/** Returns whether the granted scopes include at least one of the given scopes. */
export function allowsAny(granted: readonly Scope[], scopes: readonly Scope[]): boolean {
  return scopes.some((scope) => allows(granted, [scope]))
}

function withoutUnions(scopes: readonly Scope[]): readonly Scope[] {
  return scopes.flatMap((scope) => (scope === 'registration:write' ? REGISTRATION_SCOPES : [scope]))
}
