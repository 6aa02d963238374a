import { Router } from 'express'
import { orThrow, type Schemas } from 'latchkey-client'
import type { Latchkey } from './latchkey.js'
import { accountOf, signedIn } from './sessions.js'

/** What the customer proves it is them for. Each call names it, so that the answer to a sign-in pays nothing. */
const PURPOSE = 'step-up'

/** Something for which being signed in is not enough: the customer proves it is them again, for one payment. */
export function paymentRoutes({ client }: Latchkey): Router {
  const routes = Router()
  routes.use(signedIn)

  routes.post('/start', async (_request, response) => {
    const body = { userId: accountOf(response).id, purpose: PURPOSE }
    const { authenticationOptions } = await orThrow(client.POST('/v1/authentication/start', { body }))
    response.json(authenticationOptions)
  })

  /** The token goes to the browser and comes back with the payment; it is good once. */
  routes.post('/finish', async (request, response) => {
    const publicKey = request.body as Schemas['AuthenticationResponseJSON']
    const body = { userId: accountOf(response).id, purpose: PURPOSE, publicKey, singleUse: true }
    const { resultToken } = await orThrow(client.POST('/v1/authentication/finish', { body }))
    response.json({ approval: resultToken })
  })

  routes.post('/', async (request, response) => {
    // A real shop takes the amount from the order that it has.
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
