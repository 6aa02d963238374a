import { Router } from 'express'
import { orThrow, type Schemas } from 'latchkey-client'
import type { Latchkey } from './latchkey.js'
import { accountOf, signedIn } from './sessions.js'

/** Sent with each call, so that the response to a sign-in cannot authorise a payment. */
const PURPOSE = 'step-up'

/** Routes for payments. Each payment requires a new authentication with user verification. */
export function paymentRoutes({ client }: Latchkey): Router {
  const routes = Router()
  routes.use(signedIn)

  routes.post('/start', async (_request, response) => {
    const body = { userId: accountOf(response).id, purpose: PURPOSE }
    const { authenticationOptions } = await orThrow(client.POST('/v1/authentication/start', { body }))
    response.json(authenticationOptions)
  })

  // The browser sends this single-use token back with the payment.
  routes.post('/finish', async (request, response) => {
    const publicKey = request.body as Schemas['AuthenticationResponseJSON']
    const body = { userId: accountOf(response).id, purpose: PURPOSE, publicKey, singleUse: true }
    const { resultToken } = await orThrow(client.POST('/v1/authentication/finish', { body }))
    response.json({ approval: resultToken })
  })

  routes.post('/', async (request, response) => {
    // A real shop reads the amount from its own order.
    const { approval, amount } = request.body as { approval: string; amount: number }
    const body = { token: approval, purpose: PURPOSE }
    const claims = await orThrow(client.POST('/v1/tokens/redeem', { body }))
    if (claims.sub !== accountOf(response).id) {
      response.status(403).json({ message: 'Please confirm the payment.' })
      return
    }
    response.json({ message: `Paid ${amount}.` })
  })

  return routes
}
