import { Router } from 'express'
import { orThrow, type Schemas } from 'latchkey-client'
import type { Latchkey } from './latchkey.js'
import { accountOf, signedIn } from './sessions.js'

/** Routes for the customer's own passkeys. The session identifies the user; the request never names one. */
export function passkeyRoutes(latchkey: Latchkey): Router {
  return Router().use(signedIn, registrationRoutes(latchkey), managementRoutes(latchkey))
}

function registrationRoutes({ client }: Latchkey): Router {
  const routes = Router()

  routes.post('/start', async (_request, response) => {
    const { id: userId, email: emailOrUsername } = accountOf(response)
    const body = { userId, emailOrUsername }
    const { registrationOptions } = await orThrow(client.POST('/v1/registration/start', { body }))
    response.json(registrationOptions)
  })

  routes.post('/finish', async (request, response) => {
    const body = { userId: accountOf(response).id, publicKey: request.body as Schemas['RegistrationResponseJSON'] }
    const { passkey } = await orThrow(client.POST('/v1/registration/finish', { body }))
    response.json(passkey)
  })

  // Creates a link for the customer's second device, valid once and for 15 minutes.
  routes.post('/enrolment-link', async (_request, response) => {
    const path = { userId: accountOf(response).id }
    const answer = await orThrow(
      client.POST('/v1/users/{userId}/enrolment-tokens', { params: { path }, body: { expiresInSeconds: 900 } }),
    )
    // Browsers do not send the fragment to servers, so the token appears in no log.
    response.json({ link: `/enrol.html#${answer.enrolmentToken}` })
  })

  return routes
}

function managementRoutes({ client }: Latchkey): Router {
  const routes = Router()

  routes.get('/', async (_request, response) => {
    const path = { userId: accountOf(response).id }
    const { data } = await client.GET('/v1/users/{userId}/passkeys', { params: { path } })
    // Latchkey does not know a user before the first registration.
    response.json(data?.items ?? [])
  })

  routes.patch('/:passkeyId', async (request, response) => {
    const path = { userId: accountOf(response).id, passkeyId: request.params.passkeyId }
    const { displayName } = request.body as { displayName: string }
    const body = { displayName }
    response.json(await orThrow(client.PATCH('/v1/users/{userId}/passkeys/{passkeyId}', { params: { path }, body })))
  })

  routes.post('/:passkeyId/suspend', async (request, response) => {
    const path = { userId: accountOf(response).id, passkeyId: request.params.passkeyId }
    response.json(await orThrow(client.POST('/v1/users/{userId}/passkeys/{passkeyId}/suspend', { params: { path } })))
  })

  routes.post('/:passkeyId/resume', async (request, response) => {
    const path = { userId: accountOf(response).id, passkeyId: request.params.passkeyId }
    response.json(await orThrow(client.POST('/v1/users/{userId}/passkeys/{passkeyId}/resume', { params: { path } })))
  })

  routes.delete('/:passkeyId', async (request, response) => {
    const path = { userId: accountOf(response).id, passkeyId: request.params.passkeyId }
    await orThrow(client.DELETE('/v1/users/{userId}/passkeys/{passkeyId}', { params: { path } }))
    response.status(204).end()
  })

  return routes
}
