import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startTestApp, type TestApp } from '../support/app.js'

const ASSETS = join(import.meta.dirname, '../../src/demo/assets')

let server: TestApp
beforeAll(async () => {
  server = await startTestApp()
})
afterAll(() => server.close())

describe('the page at /', () => {
  it('is public', async () => {
    const page = await server.send({ url: '/' })
    expect(page.status).toBe(200)
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(page.text).toContain('<title>Latchkey</title>')
  })

  it('learns the name of the relying party, and which parts are on', async () => {
    const config = { rp_name: 'Acme', end_user_realm: { sign_up: false }, documentation: { pages: false } }
    const other = await startTestApp({ config })
    const { body } = await other.send({ url: '/demo/settings.json' })
    await other.close()
    expect(body).toEqual({ rpName: 'Acme', signUp: false, documentation: false, traces: true })
  })

  it('may run scripts from this server only', async () => {
    const { headers } = await server.send({ url: '/' })
    const policy = String(headers['content-security-policy'])
    expect(policy).toMatch(/default-src 'none'.*script-src 'self'/)
    expect(policy).not.toMatch(/unsafe|https?:/)
  })

  it('refers only to files that this server provides', async () => {
    const named = readdirSync(ASSETS)
      .map((name) => readFileSync(join(ASSETS, name), 'utf8'))
      .flatMap((text) => [...text.matchAll(/(?:src|href)="(\/demo[^"]+)"|from '\.(\/[^']+)'|url\("([^"]+)"\)/g)])
      .map(([, absolute, imported, image]) => absolute ?? `/demo${imported ?? `/${image ?? ''}`}`)
    expect(named.length).toBeGreaterThan(10)
    const answers = await Promise.all([...new Set(named)].map((url) => server.send({ url })))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  })

  it('has no external references and no inline code or styles', () => {
    for (const name of readdirSync(ASSETS)) {
      const text = readFileSync(join(ASSETS, name), 'utf8').replace('xmlns="http://www.w3.org/2000/svg"', '')
      expect([name, /https?:\/\/|<script>|<style|\sstyle=|\son\w+="|innerHTML/.exec(text)?.[0]]).toEqual([
        name,
        undefined,
      ])
    }
  })

  it.each(['/demo', '/demo/', '/demo/..%2f..%2fmain.js', '/demo/../package.json', '/demo/vendor/', '/demo/nothing.js'])(
    'does not serve %s',
    async (url) => {
      expect(await server.send({ url })).toMatchObject({ status: 404, body: { code: 'route_not_found' } })
    },
  )

  it('does not exist when the end-user realm is off', async () => {
    const closed = await startTestApp({ config: { end_user_realm: { enabled: false } } })
    for (const url of ['/', '/demo/main.js']) expect(await closed.send({ url })).toMatchObject({ status: 404 })
    await closed.close()
  })
})
