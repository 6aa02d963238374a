import { allows, type Scope } from '../../access/scopes.js'
import { ProblemError } from '../../common/problems/problem-error.js'

/** Returns the scope with which a backend adds a passkey to a user who has this many. */
export function registrationScopeFor(passkeyCount: number): Scope {
  return passkeyCount === 0 ? 'registration:new' : 'registration:existing'
}

/** @throws permission_missing when the scopes of a backend do not include the required one */
export function assertScope(granted: readonly Scope[], required: Scope): void {
  if (allows(granted, [required])) return
  throw new ProblemError('permission_missing', { extra: { requiredScopes: [required] } })
}
