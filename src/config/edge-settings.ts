import type { RpId } from '../webauthn/index.js'
import type { ConfigFile } from './config-file.schema.js'
import type { Report } from './config-problem.js'
import { type CorsSettings, resolveCors } from './cors.schema.js'
import { type DocumentsSettings, resolveDocuments } from './documents-settings.js'
import type { Environment } from './environment.js'
import { type FramingSettings, resolveFraming } from './framing.schema.js'
import { type HttpSettings, resolveHttp } from './http.schema.js'
import { type RateLimitSettings, resolveRateLimits } from './rate-limits.schema.js'

/** The settings for requests from outside: connections, limits, origins, frames and public documents. */
export interface EdgeSettings {
  readonly http: HttpSettings
  readonly rateLimits: RateLimitSettings
  readonly cors: CorsSettings
  readonly framing: FramingSettings
  readonly documents: DocumentsSettings
}

/** @param rpId undefined when the RP ID is invalid */
export function resolveEdge(
  file: ConfigFile,
  rpId: RpId | undefined,
  environment: Environment,
  report: Report,
): EdgeSettings {
  return Object.freeze({
    http: resolveHttp(file.http, environment.trustedProxies),
    rateLimits: resolveRateLimits(file.rate_limits),
    cors: resolveCors(file.cors, report),
    framing: resolveFraming(file.framing, report),
    documents: resolveDocuments(file.documents, rpId, report),
  })
}
