import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { InvalidConfigurationError } from './config/invalid-configuration-error.js'

interface Address {
  readonly port: number
  readonly host: string
}

/** Error codes about the port. All others are about the host. */
const PORT_ERRORS = new Set(['EADDRINUSE', 'EACCES'])

/** @throws InvalidConfigurationError when the system refuses the port or the host */
export async function listen(app: NestFastifyApplication, address: Address): Promise<void> {
  try {
    await app.listen(address)
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) throw error
    const path = PORT_ERRORS.has(String(error.code)) ? 'PORT' : 'HOST'
    throw new InvalidConfigurationError([{ path, reason: `cannot listen: ${error.message}` }])
  }
}
