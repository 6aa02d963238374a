import { ProblemError } from '../../common/problems/problem-error.js'

/** Throws `option_not_allowed`: the request asks for what the configuration does not allow. */
export function refuseOption(path: string, reason: string): never {
  throw new ProblemError('option_not_allowed', { extra: { errors: [{ path, reason }] } })
}

/** What is wanted. Throws `option_not_allowed` for anything else than what is allowed. */
export function allowedOnly<T extends string>(path: string, wanted: T, allowed: readonly T[]): T {
  if (allowed.includes(wanted)) return wanted
  return refuseOption(path, `must be one of ${allowed.map((each) => JSON.stringify(each)).join(', ')}`)
}

/** Throws `option_not_allowed` for more than there may be. */
export function atMost(path: string, wanted: number, most: number): number {
  if (wanted <= most) return wanted
  return refuseOption(path, `must not be greater than ${most}`)
}
