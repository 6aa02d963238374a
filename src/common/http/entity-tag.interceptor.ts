import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { map, type Observable } from 'rxjs'
import { sha256 } from '../hash.js'

/** Adds an entity tag to a JSON response. A client whose copy is current gets 304 without a body (RFC 9110 §13.1.2). */
@Injectable()
export class EntityTagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp()
    const request = http.getRequest<FastifyRequest>()
    const reply = http.getResponse<FastifyReply>()
    return next.handle().pipe(
      map((body: unknown) => {
        const tag = entityTagOf(body)
        reply.header('etag', tag)
        if (!matchesEntityTag(request.headers['if-none-match'], tag)) return body
        reply.status(304)
        return undefined
      }),
    )
  }
}

function entityTagOf(body: unknown): string {
  return `"${Buffer.from(sha256(JSON.stringify(body))).toString('base64url')}"`
}

/** Compares weakly (RFC 9110 §8.8.3.2): proxies that compress a response weaken its tag. */
function matchesEntityTag(ifNoneMatch: string | undefined, tag: string): boolean {
  const listed = (ifNoneMatch ?? '').split(',').map((entry) => entry.trim().replace(/^W\//, ''))
  return listed.includes('*') || listed.includes(tag)
}
