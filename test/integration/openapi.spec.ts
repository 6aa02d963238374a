import { startTestApp, type TestApp } from '../support/app.js'
import { bodyOf } from '../support/flows.js'

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly responses: Readonly<Record<string, unknown>> }
}

interface Operation {
  readonly operationId: string
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly responses: Readonly<Record<string, { readonly $ref?: string }>>
}

let server: TestApp
beforeAll(async () => {
  server = await startTestApp()
})
afterAll(() => server.close())

describe('the documents', () => {
  it('describe the API', async () => {
    const answer = await server.send({ url: '/openapi.json' })
    expect(answer).toMatchObject({ status: 200, body: { openapi: '3.1.0', paths: { '/health/live': { get: {} } } } })
  })

  it('describe the problem responses of every operation', async () => {
    const { paths, components } = bodyOf<OpenApi>(await server.send({ url: '/openapi.json' }))
    const operations = Object.values(paths).flatMap((path) => Object.values(path))
    expect(operations.length).toBeGreaterThan(20)
    const defect = 'Problem500InternalError'
    const plain = operations.filter(({ responses }) => !('default' in responses))
    for (const { responses } of plain) expect(responses['500']?.$ref).toBe(`#/components/responses/${defect}`)
    expect(components.responses[defect]).toHaveProperty(['content', 'application/problem+json', 'schema'])
  })

  it('have a unique id and a summary for each operation', async () => {
    const { paths } = bodyOf<OpenApi>(await server.send({ url: '/openapi.json' }))
    const operations = Object.values(paths).flatMap((path) => Object.values(path))
    const ids = operations.map(({ operationId }) => operationId)
    expect(ids.filter((id) => !/^[a-zA-Z]+\.[a-zA-Z]+$/.test(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
    expect(operations.filter(({ summary, tags }) => !summary || !tags?.length)).toEqual([])
  })

  it.each([
    ['/docs', 'text/html; charset=utf-8'],
    ['/docs/start.js', 'text/javascript; charset=utf-8'],
    ['/docs/errors', 'text/html; charset=utf-8'],
    ['/docs/errors.css', 'text/css; charset=utf-8'],
    ['/docs/assets/swagger-ui.css', 'text/css; charset=utf-8'],
    ['/docs/assets/swagger-ui-bundle.js', 'application/javascript; charset=utf-8'],
  ])('include %s', async (url, type) => {
    const answer = await server.send({ url })
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': type } })
  })

  it.each(['/docs', '/docs/errors'])('%s loads no external resource and has no inline code or style', async (url) => {
    const { text } = await server.send({ url })
    const links = [...text.matchAll(/(?:src|href)="(?!data:)([^"]*)"/g)].map(([, target]) => target ?? '')
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) expect((await server.send({ url: link })).status).toBe(200)
    expect(text).not.toMatch(/<style|style=|<script>|\son[a-z]+=/)
  })

  it.each([
    '/docs/assets/index.html',
    '/docs/assets/favicon-32x32.png',
    '/docs/assets/package.json',
    '/docs/assets/../package.json',
    '/docs/assets/..%2fpackage.json',
    '/docs/assets/',
    '/docs/assets',
  ])('do not include %s', async (url) => {
    expect(await server.send({ url })).toMatchObject({ status: 404, body: { code: 'route_not_found' } })
  })

  it('explain every problem code', async () => {
    const { text } = await server.send({ url: '/docs/errors' })
    for (const code of ['route_not_found', 'challenge_expired', 'signature_invalid'])
      expect(text).toContain(`id="${code}"`)
  })
})
