import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { InvalidConfigurationError } from './config/invalid-configuration-error.js'

/** Where a server listens. */
export interface Address {
  readonly port: number
  readonly host: string
}

/** What is the port's fault; everything else the system says is about the host. */
const OF_PORT = new Set(['EADDRINUSE', 'EACCES'])

/** Starts listening. Throws InvalidConfigurationError when the system does not let it, there. */
export async function listen(app: NestFastifyApplication, address: Address): Promise<void> {
  try {
    await app.listen(address)
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) throw error
    const path = OF_PORT.has(String(error.code)) ? 'PORT' : 'HOST'
    throw new InvalidConfigurationError([{ path, reason: `cannot be listened on: ${error.message}` }])
  }
}
