// Checks that the OpenAPI document is usable: Redocly finds nothing to report, and three generators make clients that
// compile under `strict`. Run it through `npm run openapi:check`, which builds first. Exits with 1 when a check fails.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { renderOpenApi } from './docs/openapi.mjs'

const ROOT = resolve(import.meta.dirname, '..')
const REDOCLY = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }

const directory = mkdtempSync(join(tmpdir(), 'latchkey-openapi-'))
const document = join(directory, 'openapi.json')

/** Runs a program of node_modules in the temporary folder. Throws when it fails. */
function run(program, ...args) {
  const { status, stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin', program), args, {
    cwd: directory,
    encoding: 'utf8',
    env: { ...process.env, ...REDOCLY, NO_COLOR: '1' },
  })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}\n${stdout}\n${stderr}`)
  return stdout
}

function lint() {
  const report = JSON.parse(
    run(
      'redocly',
      'lint',
      document,
      '--config',
      join(ROOT, 'redocly.yaml'),
      '--format',
      'json',
      '--max-problems',
      '1000',
    ),
  )
  const problems = report.problems.map(
    ({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`,
  )
  if (problems.length > 0) throw new Error(problems.join('\n'))
}

/** Each generator writes into a folder that has its name. */
const GENERATORS = {
  'openapi-typescript': () => run('openapi-typescript', document, '--output', 'openapi-typescript/schema.ts'),
  'openapi-ts': () => run('openapi-ts', '--input', document, '--output', 'openapi-ts', '--no-log-file'),
  orval: () => run('orval', '--input', document, '--output', 'orval/client.ts', '--client', 'fetch'),
}

function compile(name) {
  const config = join(directory, `tsconfig.${name}.json`)
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: 'ES2022',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    module: 'ESNext',
    moduleResolution: 'Bundler',
    types: [],
  }
  writeFileSync(config, JSON.stringify({ compilerOptions, include: [`${name}/**/*.ts`] }))
  run('tsc', '-p', config)
}

const CHECKS = {
  'redocly lint': lint,
  ...Object.fromEntries(
    Object.entries(GENERATORS).map(([name, generate]) => [
      `a client by ${name}`,
      () => {
        generate()
        compile(name)
      },
    ]),
  ),
}

writeFileSync(document, await renderOpenApi())
const { paths } = JSON.parse(readFileSync(document, 'utf8'))
console.log(`${Object.keys(paths).length} paths`)
let failures = 0
for (const [name, check] of Object.entries(CHECKS)) {
  try {
    check()
    console.log(`ok    ${name}`)
  } catch (error) {
    failures += 1
    console.error(`FAIL  ${name}\n${error.message}`)
  }
}
rmSync(directory, { recursive: true })
process.exit(failures === 0 ? 0 : 1)
