import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { StructuredLogger } from '../../../common/logger.js'
import { KeyRing } from '../key-ring.js'
import { KeyRotation } from '../key-rotation.js'
import { READ_INTERVAL } from '../key-timing.js'
import { RotationRefusedError } from '../rotation-refused-error.js'

/** Keeps the signing keys of a running server current. */
@Injectable()
export class SigningKeyMaintenanceService implements OnModuleInit {
  constructor(
    private readonly ring: KeyRing,
    private readonly rotation: KeyRotation,
    private readonly logger: StructuredLogger,
  ) {}

  /** Throws InvalidConfigurationError when the keys there are do not open. */
  async onModuleInit(): Promise<void> {
    if (this.ring.isPinned) return
    await this.rotation.ensureSigning()
    await this.ring.open()
  }

  /** Rotates when it is time, and reads what other processes did. Never rejects. */
  @Interval(READ_INTERVAL)
  async run(): Promise<void> {
    if (this.ring.isPinned) return
    try {
      await this.#rotateWhenDue()
      await this.rotation.deleteRetired()
      await this.ring.read()
      const { unreadable } = this.ring
      if (unreadable.length > 0) this.logger.alert('signing keys do not open', { kids: unreadable.join(' ') })
    } catch (error) {
      // The next run tries again.
      this.logger.failure(error)
    }
  }

  async #rotateWhenDue(): Promise<void> {
    try {
      const key = await this.rotation.rotateWhenDue()
      if (key === undefined) return
      const { kid, algorithm, signsFrom } = key
      this.logger.event('signing key made', { kid, algorithm, signsFrom: signsFrom.toISOString() })
    } catch (error) {
      // Another process was faster.
      if (!(error instanceof RotationRefusedError)) throw error
    }
  }
}
