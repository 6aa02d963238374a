import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { StructuredLogger } from '../../src/common/logger.js'
import { type Random, SystemRandom } from '../../src/common/random.js'
import type { Environment } from '../../src/config/environment.js'
import type { LatchkeyConfig } from '../../src/config/latchkey-config.js'
import { createConfig } from '../../src/config/load-config.js'
import { createApp } from '../../src/create-app.js'
import { UnitOfWork } from '../../src/database/unit-of-work.js'
import { TestClock } from './clock.js'
import { NO_RATE_LIMITS, testEnvironment } from './config.js'
import { findBreach } from './contract.js'
import { createDatabase, databaseOfTest, dropDatabase } from './databases.js'
import { copySchemas } from './schema-copy.js'

copySchemas()

/** The API key of every test application. It has all scopes. */
export const TEST_API_KEY = 'lk_test_0123456789abcdefghijklmnopqrstuvwxyzABCDEF'

/** The master secret of every test application, so that two can share a database. */
const TEST_SECRET = Buffer.alloc(32, 'latchkey').toString('base64url')

export interface TestAppOptions {
  /** Keys of `passkey_config.jsonc` that differ from their defaults. Rate limits are off by default. */
  readonly config?: Readonly<Record<string, unknown>>
  readonly environment?: Partial<Environment>
  readonly clock?: TestClock
  readonly random?: Random
  /** Creates the service. Default: from the sources. */
  readonly createApp?: typeof createApp
}

/** A response with its body parsed. */
export interface TestResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly text: string
  /** The parsed body when it is JSON, undefined otherwise. */
  readonly body: unknown
}

/** The service with its own database and a clock that the test sets. */
export interface TestApp {
  readonly app: NestFastifyApplication
  readonly config: LatchkeyConfig
  readonly clock: TestClock
  readonly unitOfWork: UnitOfWork
  /** The lines of the log so far. */
  readonly log: readonly string[]
  /** Removes all lines of the log. */
  clearLog(): void
  /** Sends a request without a socket. */
  send(options: InjectOptions): Promise<TestResponse>
  /** Listens on a free port and returns the address, for example `http://127.0.0.1:41234`. */
  listen(): Promise<string>
  close(): Promise<void>
}

/** Starts the service. Close it at the end of the test. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const directory = mkdtempSync(join(tmpdir(), 'latchkey-test-'))
  const config = createConfig({ ...NO_RATE_LIMITS, ...options.config }, environmentOf(directory, options))
  await createDatabase(config.environment.database)
  const clock = options.clock ?? new TestClock()
  const log: string[] = []
  const logger = new StructuredLogger(config.environment.logLevel, { write: (line) => log.push(line) })
  const app = await (options.createApp ?? createApp)(config, {
    clock,
    random: options.random ?? new SystemRandom(),
    logger,
  })
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance()
  return {
    app,
    config,
    clock,
    log,
    clearLog: () => {
      log.length = 0
    },
    get unitOfWork() {
      return app.get(UnitOfWork)
    },
    send: async (request) => {
      const { statusCode, headers, body } = await fastify.inject(request)
      const answer = { status: statusCode, headers, text: body, body: parsed(body, headers['content-type']) }
      assertContract(request, answer)
      return answer
    },
    listen: async () => {
      await app.listen({ port: 0, host: '127.0.0.1' })
      return app.getUrl()
    },
    close: async () => {
      await app.close()
      if (options.environment?.database === undefined) await dropDatabase(config.environment.database)
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Throws unless the OpenAPI document describes the response. */
function assertContract({ method = 'GET', url }: InjectOptions, { status, headers, body }: TestResponse): void {
  if (typeof url !== 'string') return
  const contentType = String(headers['content-type'] ?? '')
  const breach = findBreach({ method, url, status, contentType, body, headers })
  if (breach !== undefined) throw new Error(`The response does not match docs/openapi.json: ${breach}`)
}

function environmentOf(directory: string, options: TestAppOptions): Environment {
  const defaults = {
    database: databaseOfTest(directory),
    dataDirectory: directory,
    bootstrapApiKey: TEST_API_KEY,
    masterSecret: TEST_SECRET,
  }
  return testEnvironment({ ...defaults, ...options.environment })
}

function parsed(body: string, contentType: unknown): unknown {
  return String(contentType).includes('json') && body !== '' ? JSON.parse(body) : undefined
}
