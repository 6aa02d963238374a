// Restrictions that the import graph does not show. The environment, the time and random numbers each have one place in the
// sources. All other code receives a configuration, a clock and a source of randomness, so that tests can replace them.

const member = (object, property) => `MemberExpression[object.name='${object}'][property.name='${property}']`
const oneOf = (...names) => `/^(?:${names.join('|')})$/`

const restriction = (message, selectors) => selectors.map((selector) => ({ selector, message }))

export const ENVIRONMENT = restriction('Only src/config reads the environment.', [
  member('process', 'env'),
  "VariableDeclarator[init.name='process']",
  `ImportDeclaration[source.value=${oneOf('node:process', 'process')}]`,
])

export const TIME = restriction('Only src/common reads the time: use Clock.', [
  member('Date', 'now'),
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.name='Date']",
  member('performance', 'now'),
])

const GENERATORS = oneOf(
  'randomBytes',
  'randomUUID',
  'randomInt',
  'randomFillSync',
  'randomFill',
  'getRandomValues',
  'webcrypto',
)

export const RANDOMNESS = restriction('Only src/common generates random values: use Random.', [
  member('Math', 'random'),
  `ImportSpecifier[imported.name=${GENERATORS}]`,
  `MemberExpression[property.name=${GENERATORS}]`,
])

const TYPES = [
  ...restriction('Use a union of literals.', ['TSEnumDeclaration']),
  ...restriction('Declare the type of the value.', ['TSAsExpression > TSAnyKeyword']),
]

// Nest injects the dependencies of a class by type, so its constructor may have more parameters than a function.
const PARAMETERS = [
  ...restriction('A function has at most 4 parameters.', [
    ":not(MethodDefinition[kind='constructor']) > :function[params.length>4]",
  ]),
  ...restriction('A class has at most 8 dependencies.', [
    "MethodDefinition[kind='constructor'] > :function[params.length>8]",
  ]),
]

// Restrictions that the import rules (.dependency-cruiser.mjs) cannot express.
const IMPORTS = restriction('Import a module by a literal name.', [
  "ImportExpression[source.type!='Literal']",
  "CallExpression[callee.name='require']",
])

const WILDCARDS = restriction('Export names, one by one.', ['ExportAllDeclaration'])
const BARRELS = restriction('Import the file that declares the name.', ['ExportNamedDeclaration[source]'])

// Every verification has the same attestation policy and mismatch log, and no service builds expected values itself.
const VERIFICATION = restriction('Only PasskeyVerifier and the command line call the engine: use PasskeyVerifier.', [
  `ImportSpecifier[imported.name=${oneOf('verifyRegistration', 'verifyAuthentication')}]`,
])

const SOURCES = [...TYPES, ...PARAMETERS, ...IMPORTS, ...WILDCARDS, ...BARRELS]

/** The restrictions of each place. ESLint applies the last entry that matches a file. */
export const RESTRICTIONS = [
  { files: ['src/**/*.ts'], selectors: [...SOURCES, ...VERIFICATION, ...ENVIRONMENT, ...TIME, ...RANDOMNESS] },
  {
    files: ['src/passkeys/verification/passkey-verifier.ts', 'src/cli/**/*.ts'],
    selectors: [...SOURCES, ...ENVIRONMENT, ...TIME, ...RANDOMNESS],
  },
  { files: ['src/config/**/*.ts'], selectors: [...SOURCES, ...TIME, ...RANDOMNESS] },
  { files: ['src/common/**/*.ts'], selectors: [...SOURCES, ...ENVIRONMENT] },
  // The entry point of latchkey/testing.
  {
    files: ['src/testing/index.ts'],
    selectors: [...TYPES, ...IMPORTS, ...WILDCARDS, ...ENVIRONMENT, ...TIME, ...RANDOMNESS],
  },
  // The entry points of the engine re-export names, and so do files that complete their types.
  {
    files: ['src/webauthn/**/*.ts'],
    selectors: [...TYPES, ...PARAMETERS, ...IMPORTS, ...WILDCARDS, ...ENVIRONMENT, ...TIME, ...RANDOMNESS],
  },
]
