import { TEST_API_KEY } from '../support/app.js'
import { outcomeOf, sceneForEach } from '../support/advisory-server.js'
import { dumpOf } from '../support/dump.js'
import { routesOf } from '../support/routes.js'

/** masumi-network/sokosumi: an API key opened a fresh session of its owner. */
describe('masumi sokosumi 4466: an API key', () => {
  const scene = sceneForEach()

  it('opens no route of end users', async () => {
    const routes = routesOf(scene.server.app).filter(({ access }) => access?.to === 'end-users')
    expect(routes.length).toBeGreaterThan(8)
    for (const { method, path } of routes) {
      const url = path.replaceAll(/:\w+/g, 'x')
      const headers = { authorization: `Bearer ${TEST_API_KEY}` }
      const answer = await scene.server.send({ method: method, url, headers })
      expect([path, outcomeOf(answer)]).toEqual([path, 'credentials_invalid'])
    }
    expect((await dumpOf(scene.server)).sessions).toEqual([])
  })

  it.each(['/v1/tokens/refresh', '/v1/enrolment/start', '/v1/sign-in/finish'])(
    'is rejected as a credential by %s',
    async (url) => {
      const payload = { enrolmentToken: TEST_API_KEY, refreshToken: TEST_API_KEY, publicKey: {} }
      const headers = { authorization: `Bearer ${TEST_API_KEY}`, cookie: `latchkey-refresh=${TEST_API_KEY}` }
      const answer = await scene.server.send({ method: 'POST', url, headers, payload })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect((await dumpOf(scene.server)).sessions).toEqual([])
    },
  )
})
