import { createRequire } from 'node:module'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { Module, type OnModuleInit } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import type { FastifyInstance } from 'fastify'
import { LatchkeyConfig } from '../config/latchkey-config.js'

const ASSETS = join(import.meta.dirname, 'assets')

/** The browser library for ceremonies. The page uses it as `SimpleWebAuthnBrowser`. */
const VENDOR_SCRIPT = 'index.umd.min.js'

/** The demo page at `/`: sign up, sign in and manage passkeys. */
@Module({})
export class DemoModule implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly config: LatchkeyConfig,
  ) {}

  async onModuleInit(): Promise<void> {
    if (!this.config.endUserRealm.page) return
    const fastify: FastifyInstance = this.adapterHost.httpAdapter.getInstance()
    await fastify.register(fastifyStatic, { root: ASSETS, prefix: '/demo/', index: false, wildcard: false })
    fastify.get('/', (_request, reply) => reply.sendFile('index.html'))
    fastify.get('/demo/settings.json', () => this.#settings())
    fastify.get('/demo/vendor/simplewebauthn-browser.js', (_request, reply) =>
      reply.sendFile(VENDOR_SCRIPT, vendorDirectory()),
    )
  }

  /** The part of the configuration that the page needs. */
  #settings(): {
    readonly rpName: string
    readonly signUp: boolean
    readonly documentation: boolean
    readonly traces: boolean
  } {
    const { rpName, endUserRealm, documentation } = this.config
    return { rpName, signUp: endUserRealm.signUp, documentation: documentation.pages, traces: endUserRealm.showTraces }
  }
}

function vendorDirectory(): string {
  const script = createRequire(import.meta.url).resolve('@simplewebauthn/browser')
  return join(script, '..', '..', 'dist', 'bundle')
}
