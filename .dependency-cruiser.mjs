// The import rules of ARCHITECTURE.md. `npm run lint` checks them, `npm run graph` draws the graph. The floors of rule I9
// are in architecture.floors.mjs. I5 has a second half that this tool cannot express: test/architecture/module-exports.ts.
import { FLOORS } from './architecture.floors.mjs'

const oneOf = (names) => `(?:${names.join('|')})`

/** The folders and files of the engine, lowest first. Each imports only itself and earlier entries. */
const ENGINE_LAYERS = ['errors', 'bytes', 'structures', 'crypto', 'trace', 'statements', 'trust', 'ceremonies']

/** The entry points of the engine, which `package.json` exports. */
const DOORS = `${oneOf(['index', 'metadata', 'inspect', 'x509'])}\\.ts$`

/** The files that compose the layers of the engine, lowest first. */
const ENGINE_TOP = ['catalogues\\.ts$', DOORS]

const ENGINE_DOORS = `^src/webauthn/${DOORS}`

/** The packages that the engine may import, and from where. */
const ENGINE_PACKAGES = [{ target: '^(?:node:)?crypto$', from: '^src/webauthn/crypto/' }]

/** A package, whether or not it is installed. */
const packages = (names) => `(?:^|/)${oneOf(names)}(?:/|$)`

const engineDependencies = [
  {
    name: 'I1-engine-packages',
    comment: 'The engine imports only its own files, and node:crypto in crypto/.',
    severity: 'error',
    from: { path: '^src/webauthn/' },
    to: { pathNot: ['^src/webauthn/', ...ENGINE_PACKAGES.map(({ target }) => target)] },
  },
  ...ENGINE_PACKAGES.map(({ target, from }) => ({
    name: 'I1-engine-packages',
    comment: `Only ${from} imports this package.`,
    severity: 'error',
    from: { path: '^src/webauthn/', pathNot: from },
    to: { path: target },
  })),
]

const engineEntries = [...ENGINE_LAYERS.map((name) => `${name}/`), ...ENGINE_TOP]

const engineLayers = [
  ...engineEntries.slice(0, -1).map((entry, index) => ({
    name: 'I2-engine-layers',
    comment: `${entry} imports only lower layers of the engine.`,
    severity: 'error',
    from: { path: `^src/webauthn/${entry}` },
    to: { path: `^src/webauthn/${oneOf(engineEntries.slice(index + 1))}` },
  })),
  {
    name: 'I2-engine-layers',
    comment: 'Every file of the engine belongs to a layer.',
    severity: 'error',
    from: { path: '^src/webauthn/' },
    to: { path: '^src/webauthn/', pathNot: `^src/webauthn/${oneOf(engineEntries)}` },
  },
]

const engineDoors = [
  {
    name: 'I3-engine-doors',
    comment: 'Other code imports the engine only through its entry points.',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/webauthn/' },
    to: { path: '^src/webauthn/', pathNot: ENGINE_DOORS },
  },
]

const databaseLibraries = [
  {
    name: 'I4-database-libraries',
    comment: 'Only src/database and persistence/ folders import a database library.',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/database/|/persistence/' },
    to: { path: packages(['typeorm', 'pg', 'sqlite3']) },
  },
]

/** Files that only their own feature may import. */
const INTERNALS = '/(?:persistence|dto)/|\\.(?:dto|controller|entity|repository)\\.ts$'

/** Folders that serve every feature. Any feature may import their DTOs and decorators. */
const SHARED = ['webauthn', 'common', 'config', 'access', 'database']

const featureInternals = [
  {
    name: 'I5-feature-internals',
    comment: 'Tables, DTOs, controllers and repositories belong to their feature alone.',
    severity: 'error',
    from: { path: '^src/([^/]+)/' },
    to: { path: `^src/(?!${oneOf(SHARED)}/)[^/]+.*(?:${INTERNALS})`, pathNot: '^src/$1/' },
  },
  {
    name: 'I5-feature-internals',
    comment: 'Of the files that compose the application, only the list of entities imports tables.',
    severity: 'error',
    from: { path: '^src/[^/]+\\.ts$', pathNot: '^src/entities\\.ts$' },
    to: { path: INTERNALS },
  },
]

const CONTROLLER = '\\.controller\\.ts$'

const controllers = [
  {
    name: 'I6-controllers',
    comment: 'A controller imports its service, its DTOs and what describes its routes.',
    severity: 'error',
    from: { path: CONTROLLER },
    to: {
      pathNot: [
        '\\.(?:service|dto|decorators?|guard|interceptor|pipe|openapi)\\.ts$',
        '/dto/',
        '/render-[^/]+\\.ts$',
        '^src/(?:common|config|access)/',
        packages(['@nestjs/[^/]+', 'fastify', 'class-validator', 'class-transformer', 'rxjs']),
      ],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'I6-controllers',
    comment: 'A controller neither verifies nor reads the database.',
    severity: 'error',
    from: { path: CONTROLLER },
    to: { path: '^src/webauthn/|/persistence/|\\.(?:repository|entity|store)\\.ts$' },
  },
]

const graphShape = [
  {
    name: 'I8-cycles',
    comment: 'Imports form no cycle, not even of types.',
    severity: 'error',
    from: { path: '^src/' },
    to: { circular: true },
  },
  {
    name: 'I8-barrels',
    comment:
      'Only the package exports index files; every other file is imported by its name. ESLint forbids re-exports.',
    severity: 'error',
    from: {},
    to: { path: '^src/.*/index\\.ts$|^src/index\\.ts$', pathNot: [ENGINE_DOORS, '^src/testing/index\\.ts$'] },
  },
]

/** For each folder of src/, the folders and files that it may import. */
const floors = FLOORS.flatMap((folders, floor) => {
  const top = floor === FLOORS.length - 1
  const lower = FLOORS.slice(0, floor).flat()
  return folders.map((folder) => ({
    name: 'I9-floors',
    comment: `${folder}/ imports only from lower floors.`,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: {
      path: '^src/',
      pathNot: top ? `^src/(?:${oneOf([...lower, ...folders])}/|[^/]+$)` : `^src/${oneOf([...lower, folder])}/`,
    },
  }))
})

const everyFloor = {
  name: 'I9-floors',
  comment: 'Every folder of src/ is on a floor: add it to architecture.floors.mjs.',
  severity: 'error',
  from: {},
  to: { path: `^src/(?!${oneOf(FLOORS.flat())}/)[^/]+/` },
}

const outside = [
  {
    name: 'clients-apart',
    comment: 'Clients and examples use the server over HTTP only.',
    severity: 'error',
    from: { path: '^(?:clients|examples)/' },
    to: { path: '^(?:src|test|scripts)/' },
  },
  {
    name: 'sources-apart',
    comment: 'The sources import no tests, scripts or benchmarks.',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^(?:test|scripts|bench|fuzz|clients|examples)/' },
  },
]

const packageRules = [
  {
    name: 'no-development-packages',
    comment: 'The sources import only packages that are installed with Latchkey.',
    severity: 'error',
    from: { path: '^src/' },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'no-unresolved-import',
    comment: 'The import names no file or package.',
    severity: 'error',
    from: { path: '^src/' },
    to: { couldNotResolve: true },
  },
]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...engineDependencies,
    ...engineLayers,
    ...engineDoors,
    ...databaseLibraries,
    ...featureInternals,
    ...controllers,
    ...graphShape,
    ...floors,
    everyFloor,
    ...outside,
    ...packageRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:dist|reports)/|^(?:clients|examples)/[^/]+/(?:dist|node_modules)/|^src/demo/assets/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    reporterOptions: {
      mermaid: { minify: false },
      dot: { collapsePattern: '^src/[^/]+' },
    },
  },
}
