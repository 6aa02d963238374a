import type { ErrorCode } from '../errors/registry.js'

/** Why a certificate path is not trusted: a code of the registry. */
export type PathFault = Extract<ErrorCode, `path_${string}`>
