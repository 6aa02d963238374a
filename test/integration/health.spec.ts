import { DataSource } from 'typeorm'
import { startTestApp, type TestApp } from '../support/app.js'

let server: TestApp
beforeAll(async () => {
  server = await startTestApp()
})
afterAll(() => server.close())

describe('health', () => {
  it('reports that the process is alive', async () => {
    expect(await server.send({ url: '/health/live' })).toMatchObject({ status: 200, body: { status: 'ok' } })
  })

  it('reports that the service is ready', async () => {
    expect(await server.send({ url: '/health/ready' })).toMatchObject({ status: 200, body: { status: 'ok' } })
  })

  it('returns 503 without details when the database fails', async () => {
    const broken = await startTestApp()
    await broken.app.get(DataSource).destroy()
    const answer = await broken.send({ url: '/health/ready' })
    expect(answer).toMatchObject({ status: 503, body: { code: 'database_unavailable' } })
    expect(Object.keys(answer.body as object)).not.toContain('details')
    await broken.close()
  })
})
