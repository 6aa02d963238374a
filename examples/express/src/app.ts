import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import express, { type ErrorRequestHandler, type Express } from 'express'
import { LatchkeyError } from 'latchkey-client'
import type { Latchkey } from './latchkey.js'
import { passkeyRoutes } from './passkey-routes.js'
import { paymentRoutes } from './payment-routes.js'
import { signedIn } from './sessions.js'
import { signInRoutes } from './sign-in-routes.js'

interface ShopOptions {
  readonly latchkey: Latchkey
  /** Latchkey's URL for browsers, used by the enrolment page. */
  readonly latchkeyUrl: string
}

export function createShop({ latchkey, latchkeyUrl }: ShopOptions): Express {
  const shop = express()
  shop.disable('x-powered-by')
  shop.use(express.json({ limit: '256kb' }))
  shop.use('/api', signInRoutes(latchkey))
  shop.use('/api/passkeys', passkeyRoutes(latchkey))
  shop.use('/api/payments', paymentRoutes(latchkey))
  // In a real shop, this belongs to the deployment.
  shop.post('/api/rotate-key', signedIn, async (_request, response) => {
    await latchkey.rotateKey()
    response.status(204).end()
  })
  shop.get('/settings.json', (_request, response) => {
    response.json({ latchkeyUrl })
  })
  shop.use('/webauthn', express.static(webAuthnLibrary()))
  shop.use(express.static(join(import.meta.dirname, '../public')))
  shop.use(explain)
  return shop
}

/** Translates Latchkey's error codes into messages for customers. */
const explain: ErrorRequestHandler = (error, _request, response, _next) => {
  if (!(error instanceof LatchkeyError)) {
    console.error(error)
    response.status(500).json({ message: 'Something went wrong.' })
    return
  }
  console.warn(`${error.code ?? error.status}, request ${error.requestId ?? 'unknown'}`)
  response.status(error.status).json({ message: MESSAGES[error.code ?? ''] ?? 'That did not work.' })
}

const MESSAGES: Readonly<Record<string, string>> = {
  challenge_expired: 'That took too long. Please try again.',
  passkey_limit_reached: 'You have reached the maximum number of passkeys.',
  no_passkeys: 'Please create a passkey first.',
  passkey_suspended: 'This passkey is suspended.',
  last_passkey: 'This is your last passkey.',
  rate_limited: 'Too many attempts. Please wait a moment.',
}

/** Returns the directory of the browser library. */
function webAuthnLibrary(): string {
  const main = createRequire(import.meta.url).resolve('@simplewebauthn/browser')
  return join(dirname(main), '../dist/bundle')
}
