import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { Clock } from '../../../common/clock.js'
import { StructuredLogger } from '../../../common/logger.js'
import { MetricsService } from '../../../observability/metrics/metrics.service.js'
import { KeyRing } from '../key-ring.js'
import { KeyRotation } from '../key-rotation.js'
import { READ_INTERVAL } from '../key-timing.js'
import { RotationRefusedError } from '../rotation-refused-error.js'

/** Maintains the signing keys of a running server. */
@Injectable()
export class SigningKeyMaintenanceService implements OnModuleInit {
  constructor(
    private readonly ring: KeyRing,
    private readonly rotation: KeyRotation,
    private readonly logger: StructuredLogger,
    private readonly clock: Clock,
    private readonly metrics: MetricsService,
  ) {}

  /** @throws InvalidConfigurationError when the stored keys cannot be decrypted */
  async onModuleInit(): Promise<void> {
    if (this.ring.usesConfiguredKey) return
    await this.rotation.ensureSigningKey()
    await this.ring.open()
    this.metrics.provide(
      'signingKeyAge',
      {},
      () => (this.clock.now().getTime() - this.ring.signsSince().getTime()) / 1000,
    )
    this.metrics.provide('signingKeysUnreadable', {}, () => this.ring.undecryptable.length)
  }

  /** Rotates when it is due, deletes retired keys, and reads the changes of other processes. Never rejects. */
  @Interval(READ_INTERVAL)
  async run(): Promise<void> {
    if (this.ring.usesConfiguredKey) return
    try {
      await this.#rotateIfDue()
      await this.rotation.deleteRetired()
      await this.ring.read()
      const { undecryptable } = this.ring
      if (undecryptable.length > 0) {
        this.logger.alert('cannot decrypt signing keys', { kids: undecryptable.join(' ') })
      }
    } catch (error) {
      // The next run retries.
      this.logger.failure(error)
    }
  }

  async #rotateIfDue(): Promise<void> {
    try {
      const key = await this.rotation.rotateIfDue()
      if (key === undefined) return
      const { kid, algorithm, signsFrom } = key
      this.logger.event('signing key created', { kid, algorithm, signsFrom: signsFrom.toISOString() })
    } catch (error) {
      // Another process has rotated first.
      if (!(error instanceof RotationRefusedError)) throw error
    }
  }
}
