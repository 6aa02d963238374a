/** The scopes of API keys. `admin` includes all others. */
export const SCOPES = [
  'registration:write',
  'authentication:write',
  'passkeys:read',
  'passkeys:write',
  'users:read',
  'users:write',
  'traces:read',
  'audit:read',
  'admin',
] as const

export type Scope = (typeof SCOPES)[number]

/** Returns whether the granted scopes include all required ones. */
export function allows(granted: readonly Scope[], required: readonly Scope[]): boolean {
  return granted.includes('admin') || required.every((scope) => granted.includes(scope))
}
