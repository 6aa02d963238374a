import { Module, type OnModuleInit } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import type { FastifyInstance } from 'fastify'
import { PasskeysModule } from '../passkeys/passkeys.module.js'
import { DoctorController } from './doctor.controller.js'
import { DoctorService } from './doctor.service.js'
import { Forwarding } from './forwarding.js'

/** Says what is wrong with a configuration, and why ceremonies do not work. */
@Module({ imports: [PasskeysModule], controllers: [DoctorController], providers: [DoctorService, Forwarding] })
export class DoctorModule implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly forwarding: Forwarding,
  ) {}

  onModuleInit(): void {
    const fastify: FastifyInstance = this.adapterHost.httpAdapter.getInstance()
    fastify.addHook('onRequest', (request, _reply, done) => {
      this.forwarding.note(request)
      done()
    })
  }
}
