import type { RpId } from '../webauthn/index.js'
import type { ConfigFile } from './config-file.schema.js'
import { type CorsSettings, readCors } from './cors.schema.js'
import { type DocumentsSettings, readDocuments } from './documents-settings.js'
import type { Environment } from './environment.js'
import { type FramingSettings, readFraming } from './framing.schema.js'
import { type HttpSettings, readHttp } from './http.schema.js'
import { type RateLimitSettings, readRateLimits } from './rate-limits.schema.js'
import type { Report } from './schema/field.js'

/** What lies between the service and everybody outside. */
export interface EdgeSettings {
  readonly http: HttpSettings
  readonly rateLimits: RateLimitSettings
  readonly cors: CorsSettings
  readonly framing: FramingSettings
  readonly documents: DocumentsSettings
}

/** @param rpId undefined where it is reported already that there is none */
export function readEdge(
  file: ConfigFile,
  rpId: RpId | undefined,
  environment: Environment,
  report: Report,
): EdgeSettings {
  return Object.freeze({
    http: readHttp(file.http, environment.trustedProxies),
    rateLimits: readRateLimits(file.rate_limits),
    cors: readCors(file.cors, report),
    framing: readFraming(file.framing, report),
    documents: readDocuments(file.documents, rpId, report),
  })
}
