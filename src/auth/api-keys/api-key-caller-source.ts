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
    const { code, extra } = refusal
    throw new ProblemError(code, { extra, headers: await this.throttle.countRefused(apiKey.id) })
  }

  async #authenticate({ secret, clientId }: PresentedKey): Promise<ApiKey> {
    const apiKey = await this.apiKeys.authenticate(secret)
    if (clientId !== undefined && clientId !== apiKey.id) throw new ProblemError('credentials_invalid')
    return apiKey
  }
}

/**
 * Returns why a key may not send a request, or undefined when it may. Browsers send `Origin`, so a key with
 * `allowedOrigins` does not work on other pages. Backends send no `Origin` and are not restricted.
 */
function findRefusal(
  { scopes: granted, allowedOrigins }: ApiKey,
  { scopes: requiredScopes, requires }: ApiKeyAccess,
  origin: string | undefined,
): ProblemError | undefined {
  const isPermitted = requires === 'all' ? allows(granted, requiredScopes) : allowsAny(granted, requiredScopes)
  if (!isPermitted) return new ProblemError('permission_missing', { extra: { requiredScopes } })
  const isAllowed = origin === undefined || allowedOrigins === null || allowedOrigins.includes(origin)
  return isAllowed ? undefined : new ProblemError('origin_not_allowed')
}
