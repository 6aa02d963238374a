import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { Access } from '../../access/access.decorators.js'
import type { ApiKey } from '../../access/api-key.js'
import { readBearerToken } from '../../access/bearer-token.js'
import type { Caller } from '../../access/caller.js'
import { CallerSource, CallerSources } from '../../access/caller-source.js'
import { type PresentedKey, readClientCredentials } from '../../access/client-credentials.js'
import { allows, allowsAny } from '../../access/scopes.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { ApiKeyThrottle } from '../../limits/api-key-throttle.js'
import { MetricsService } from '../../observability/metrics/metrics.service.js'
import { ApiKeysService } from './api-keys.service.js'

type ApiKeyAccess = Extract<Access, { readonly to: 'api-keys' }>

/** Authenticates backends by their API keys. */
@Injectable()
export class ApiKeyCallerSource extends CallerSource<'api-keys'> implements OnModuleInit {
  readonly realm = 'api-keys'

  constructor(
    private readonly sources: CallerSources,
    private readonly apiKeys: ApiKeysService,
    private readonly throttle: ApiKeyThrottle,
    private readonly metrics: MetricsService,
  ) {
    super()
  }

  onModuleInit(): void {
    this.sources.register(this)
  }

  async authenticate(request: FastifyRequest, access: ApiKeyAccess): Promise<Caller> {
    const presented =
      access.basic === true ? readClientCredentials(request) : { secret: readBearerToken(request), clientId: undefined }
    const apiKey = await this.throttle.run(request.ip, presented.secret, () => this.#authenticate(presented))
    const refusal = findRefusal(apiKey, access, request.headers.origin)
    if (refusal === undefined) return { apiKey }
    const { code, extra = {} } = refusal
    this.metrics.add('apiKeysRejected', { code })
    throw new ProblemError(code, { extra, headers: await this.throttle.countRefused(apiKey.id) })
  }

  async #authenticate({ secret, clientId }: PresentedKey): Promise<ApiKey> {
    try {
      const apiKey = await this.apiKeys.authenticate(secret)
      if (clientId !== undefined && clientId !== apiKey.id) throw new ProblemError('credentials_invalid')
      return apiKey
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'credentials_invalid') {
        this.metrics.add('apiKeysRejected', { code: error.code })
      }
      throw error
    }
  }
}

/** The reason why a valid key may not send a request. */
interface Refusal {
  readonly code: 'permission_missing' | 'origin_not_allowed'
  readonly extra?: Readonly<Record<string, unknown>>
}

/**
 * Returns why a key may not send a request, or undefined when it may. Browsers send `Origin`, so a key with
 * `allowedOrigins` does not work on other pages. Backends send no `Origin` and are not restricted.
 */
function findRefusal(
  { scopes: granted, allowedOrigins }: ApiKey,
  { scopes: requiredScopes, requires }: ApiKeyAccess,
  origin: string | undefined,
): Refusal | undefined {
  const isPermitted = requires === 'all' ? allows(granted, requiredScopes) : allowsAny(granted, requiredScopes)
  if (!isPermitted) return { code: 'permission_missing', extra: { requiredScopes } }
  const isAllowed = origin === undefined || allowedOrigins === null || allowedOrigins.includes(origin)
  return isAllowed ? undefined : { code: 'origin_not_allowed' }
}
