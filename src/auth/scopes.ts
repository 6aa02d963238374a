/** What an API key may be allowed to do. `admin` allows everything. */
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

/** Whether a key with the scopes `granted` may do what wants all of `required`. */
export function allows(granted: readonly Scope[], required: readonly Scope[]): boolean {
  return granted.includes('admin') || required.every((scope) => granted.includes(scope))
}
