import { Module, type OnModuleInit } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import type { FastifyInstance } from 'fastify'
import { PasskeysModule } from '../passkeys/passkeys.module.js'
import { DoctorController } from './doctor.controller.js'
import { DoctorService } from './doctor.service.js'
import { ForwardedHeaderMonitor } from './forwarded-header-monitor.js'
import { StartReport } from './start-report.js'

/** Checks the configuration and explains failed ceremonies. */
@Module({
  imports: [PasskeysModule],
  controllers: [DoctorController],
  providers: [DoctorService, ForwardedHeaderMonitor, StartReport],
})
export class DoctorModule implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly forwardedHeaders: ForwardedHeaderMonitor,
  ) {}

  onModuleInit(): void {
    const fastify: FastifyInstance = this.adapterHost.httpAdapter.getInstance()
    fastify.addHook('onRequest', (request, _reply, done) => {
      this.forwardedHeaders.record(request)
      done()
    })
  }
}
