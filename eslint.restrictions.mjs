// What only one place in the sources may do: read the environment, tell the time, draw random bytes. Everyone else is
// handed a configuration, a clock and a source of randomness, which is what makes the service testable.

const call = (object, property) => `MemberExpression[object.name='${object}'][property.name='${property}']`
const named = (...names) => `/^(?:${names.join('|')})$/`

export const ENVIRONMENT = [
  { selector: call('process', 'env'), message: 'Only src/config reads the environment.' },
  { selector: "VariableDeclarator[init.name='process']", message: 'Only src/config reads the environment.' },
  {
    selector: `ImportDeclaration[source.value=${named('node:process', 'process')}]`,
    message: 'Use the global process; only src/config reads its environment.',
  },
]

export const TIME = [
  { selector: call('Date', 'now'), message: 'Ask the Clock for the time.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Ask the Clock for the time.' },
  { selector: "CallExpression[callee.name='Date']", message: 'Ask the Clock for the time.' },
  { selector: call('performance', 'now'), message: 'Ask the Clock for the time.' },
]

const DRAWS = named(
  'randomBytes',
  'randomUUID',
  'randomInt',
  'randomFillSync',
  'randomFill',
  'getRandomValues',
  'webcrypto',
)

export const RANDOMNESS = [
  { selector: call('Math', 'random'), message: 'Ask Random for unpredictable values.' },
  { selector: `ImportSpecifier[imported.name=${DRAWS}]`, message: 'Ask Random for unpredictable values.' },
  { selector: `MemberExpression[property.name=${DRAWS}]`, message: 'Ask Random for unpredictable values.' },
]

export const EVERYWHERE = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
  { selector: 'TSAsExpression > TSAnyKeyword', message: 'Say what the value is.' },
]

/** The restrictions for files of each place, the most special last. */
export const RESTRICTIONS = [
  { files: ['src/**/*.ts'], selectors: [...EVERYWHERE, ...ENVIRONMENT, ...TIME, ...RANDOMNESS] },
  { files: ['src/config/**/*.ts'], selectors: [...EVERYWHERE, ...TIME, ...RANDOMNESS] },
  { files: ['src/common/**/*.ts'], selectors: [...EVERYWHERE, ...ENVIRONMENT] },
]
