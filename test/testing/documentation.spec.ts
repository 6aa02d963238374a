import { execFile } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ALGORITHMS, FORMATS } from '../../src/testing/index.js'
import { startTestApp, TEST_API_KEY, type TestApp } from '../support/app.js'
import { readCodeBlocks } from '../support/documents.js'
import { createScratchProject, type ScratchProject } from '../support/scratch-project.js'

const JEST = join(import.meta.dirname, '../../node_modules/jest/bin/jest.js')
const blocks = new Map(readCodeBlocks('docs/testing.md').map(({ label, text }) => [label, text]))

let project: ScratchProject
let server: TestApp

beforeAll(async () => {
  project = createScratchProject(['cbor-x', '@peculiar'])
  for (const name of ['passkeys.test.js', 'authority.js', 'tamper.js']) {
    writeFileSync(join(project.directory, name), blocks.get(name) ?? '')
  }
  server = await startTestApp()
}, 120_000)

afterAll(async () => {
  await server.close()
  project.remove()
})

describe('the examples of docs/testing.md', () => {
  it('the Jest example passes', async () => {
    const variables = { LATCHKEY_URL: await server.listen(), LATCHKEY_API_KEY: TEST_API_KEY }
    const { PATH = '' } = process.env
    const args = ['--experimental-vm-modules', JEST, '--rootDir', project.directory, '--transform', '{}', '--json']
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: project.directory,
      env: { PATH, ...variables },
    })
    expect(JSON.parse(stdout)).toMatchObject({ success: true, numPassedTests: 5 })
  })

  it('the authority example writes a trust anchor', () => {
    project.run(process.execPath, ['authority.js'])
    expect(existsSync(join(project.directory, 'anchors.pem'))).toBe(true)
  })

  it('the tamper example changes the client data of an assertion', () => {
    const script = `
      import { authenticator } from './authority.js'
      import { tokenBinding } from './tamper.js'
      const options = { rp: { id: 'localhost' }, user: { id: 'AAAA' }, challenge: 'AAAA', pubKeyCredParams: [{ alg: -7 }] }
      authenticator.register(options, { origin: 'http://localhost:3000' })
      const { response } = tokenBinding({ challenge: 'AAAA', rpId: 'localhost' })
      console.log(Buffer.from(response.clientDataJSON, 'base64url').toString())`
    const output = project.run(process.execPath, ['--input-type=module', '--eval', script])
    expect(JSON.parse(output)).toMatchObject({ tokenBinding: { status: 'supported' } })
  })
})

describe('docs/testing.md', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/testing.md'), 'utf8')

  it.each([...FORMATS, ...Object.keys(ALGORITHMS)])('mentions %s', (name) => {
    expect(text).toContain(`\`${name}\``)
  })
})
