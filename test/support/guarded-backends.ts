import type { AddressInfo } from 'node:net'
import { Controller, HttpException, Module, Post, Req, UseGuards } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import express from 'express'
import fastify from 'fastify'
import {
  createLatchkeyClient,
  expressSignedRequests,
  fastifySignedRequests,
  type GuardedRequest,
  keepRawBody,
  nestSignedRequests,
  parseRawJson,
  type SignedRequestOptions,
} from '../../clients/typescript/src/index.js'

/** A running backend whose routes below accept only signed requests and return the id of the user. */
export interface GuardedBackend {
  readonly url: string
  close(): Promise<unknown>
}

/** The options of a guard in tests: the header `x-expected-user` is the session of the backend. */
interface GuardedBackendOptions {
  /** The URL of the server that verifies. */
  readonly baseUrl: string
  readonly apiKey: string
  readonly audience?: string
}

/** A payment, and two routes of Turnkey's API. */
const ROUTES = ['/v1/payments', '/public/v1/submit/create_wallet', '/public/v1/query/whoami']

function guardOptionsOf({ baseUrl, apiKey, audience }: GuardedBackendOptions): SignedRequestOptions<GuardedRequest> {
  return {
    client: createLatchkeyClient({ baseUrl, apiKey }),
    userOf: ({ headers }) => headers['x-expected-user'] as string | undefined,
    ...(audience !== undefined && { audience }),
  }
}

const resultOf = ({ signedRequest }: GuardedRequest) => ({ userId: signedRequest?.userId })

async function startExpress(options: GuardedBackendOptions): Promise<GuardedBackend> {
  const app = express()
  app.use(express.json({ verify: keepRawBody }))
  app.post(ROUTES, expressSignedRequests(guardOptionsOf(options)), (request, response) => {
    response.json(resultOf(request as GuardedRequest))
  })
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(resolve)) }
}

async function startFastify(options: GuardedBackendOptions): Promise<GuardedBackend> {
  const app = fastify()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, parseRawJson)
  const preHandler = fastifySignedRequests(guardOptionsOf(options))
  for (const route of ROUTES) app.post(route, { preHandler }, (request) => resultOf(request as GuardedRequest))
  return { url: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() }
}

async function startNest(options: GuardedBackendOptions): Promise<GuardedBackend> {
  @Controller()
  class PaymentsController {
    @Post(ROUTES)
    @UseGuards(nestSignedRequests({ ...guardOptionsOf(options), HttpException }))
    pay(@Req() request: GuardedRequest) {
      return resultOf(request)
    }
  }
  @Module({ controllers: [PaymentsController] })
  class PaymentsModule {}
  const app = await NestFactory.create<NestFastifyApplication>(PaymentsModule, new FastifyAdapter(), {
    rawBody: true,
    logger: false,
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  return { url: await app.getUrl(), close: () => app.close() }
}

/** The frameworks with a guard. */
export const GUARDED_BACKENDS = { Express: startExpress, Fastify: startFastify, NestJS: startNest } as const
