import { Router } from 'express'
import { orThrow, type Schemas } from 'latchkey-client'
import { createAccount, findAccount, findAccountByEmail } from './accounts.js'
import type { Latchkey } from './latchkey.js'
import { accountOf, signedIn, signIn, signOut } from './sessions.js'

/** Routes for sign-up, sign-in and sign-out. */
export function signInRoutes({ client }: Latchkey): Router {
  const routes = Router()

  // Replace this with your existing sign-up.
  routes.post('/sign-up', (request, response) => {
    const { email } = request.body as { email: string }
    if (findAccountByEmail(email) !== undefined) {
      response.status(409).json({ message: 'An account with this address already exists.' })
      return
    }
    signIn(response, createAccount(email))
    response.status(204).end()
  })

  // Names no user: the passkey identifies the customer.
  routes.post('/sign-in/start', async (_request, response) => {
    const { authenticationOptions } = await orThrow(client.POST('/v1/authentication/start', { body: {} }))
    response.json(authenticationOptions)
  })

  routes.post('/sign-in/finish', async (request, response) => {
    const body = { publicKey: request.body as Schemas['AuthenticationResponseJSON'] }
    const { user, purpose } = await orThrow(client.POST('/v1/authentication/finish', { body }))
    const account = findAccount(user.userId)
    if (account === undefined || purpose !== 'login') {
      response.status(401).json({ message: 'That did not work.' })
      return
    }
    signIn(response, account)
    response.status(204).end()
  })

  routes.post('/sign-out', (request, response) => {
    signOut(request, response)
    response.status(204).end()
  })

  routes.get('/me', signedIn, (_request, response) => {
    response.json(accountOf(response))
  })

  return routes
}
