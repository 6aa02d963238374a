// Renders the configuration: as a page, as a file with every default, and as a JSON Schema for editors. All three are
// made from the schemas in src/config.

/** The name of the JSON Schema, in the directory of the configuration file. */
const SCHEMA_FILE = 'passkey_config.schema.json'

/** passkey_config.schema.json */
export function renderConfigurationSchema(schema) {
  return `${JSON.stringify(schema, null, 2)}\n`
}

/**
 * docs/configuration.md
 *
 * @param schema the JSON Schema of the configuration file
 * @param environment the JSON Schema of the environment variables
 * @param describeType returns a description of the values that a JSON Schema accepts
 */
export function renderConfigurationPage({ schema, environment, describeType }) {
  const tableOf = (prefix, properties) => table('key', prefixed(prefix, properties), describeType)
  return [
    ...INTRODUCTION,
    ...tableOf('', keysOf(schema)),
    ...groupsOf(schema).flatMap(([name, group]) => pageOfGroup(name, group, 3, tableOf)),
    ...ENVIRONMENT,
    ...table('variable', Object.entries(environment.properties), describeType),
    ...OVERRIDES,
    '',
  ].join('\n')
}

/** passkey_config.jsonc */
export function renderConfigurationFile({ schema, describeType }) {
  const members = [`  "$schema": "./${SCHEMA_FILE}"`, ...membersOf(schema, '  ', describeType)]
  const head =
    '// The configuration of Latchkey: every key with its default. docs/configuration.md describes the same keys.'
  return [head, '{', members.join(',\n\n'), '}', ''].join('\n')
}

const isGroup = ({ type }) => type === 'object'

/** Groups with free names have a schema for all of them. */
const hasFreeNames = ({ additionalProperties }) => typeof additionalProperties === 'object'

/** The keys of a group, without nested groups. `$schema` is for editors only. */
const keysOf = ({ properties }) =>
  Object.fromEntries(Object.entries(properties).filter(([name, key]) => !isGroup(key) && name !== '$schema'))

const groupsOf = ({ properties }) => Object.entries(properties).filter(([, key]) => isGroup(key))

function pageOfGroup(path, group, level, tableOf) {
  const head = [`${'#'.repeat(level)} ${path}`, '', group.description, '']
  if (hasFreeNames(group)) return [...head, ...pageOfNamed(path, group, tableOf)]
  const keys = keysOf(group)
  return [
    ...head,
    ...(Object.keys(keys).length === 0 ? [] : tableOf(`${path}.`, keys)),
    ...groupsOf(group).flatMap(([name, inner]) => pageOfGroup(`${path}.${name}`, inner, level + 1, tableOf)),
  ]
}

function pageOfNamed(path, { properties, additionalProperties }, tableOf) {
  const defaults = Object.entries(properties).map(([name, group]) => {
    const changed = Object.entries(group.properties)
      .filter(([key, value]) => value.default !== additionalProperties.properties[key].default)
      .map(([key, value]) => `\`${key}\` \`${JSON.stringify(value.default)}\``)
    return `* \`${path}.${name}\`: ${changed.length > 0 ? changed.join(', ') : 'the defaults above'}`
  })
  return [
    ...tableOf(`${path}.<name>.`, additionalProperties.properties),
    'Defaults of the purposes that always exist:',
    '',
    ...defaults,
    '',
  ]
}

const prefixed = (prefix, properties) => Object.entries(properties).map(([name, key]) => [`${prefix}${name}`, key])

function table(subject, entries, describeType) {
  const rows = entries.map(([name, key]) => {
    const fallback = Object.hasOwn(key, 'default') ? `\`${JSON.stringify(key.default)}\`` : 'not set'
    return `| \`${name}\` | ${fallback} | ${cell(describeType(key))} | ${cell(key.description)} |`
  })
  return [`| ${subject} | default | must be | description |`, '|---|---|---|---|', ...rows, '']
}

/** Escapes text for a table cell: a vertical bar would end the cell, and Markdown treats `<name>` as a tag. */
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')

function membersOf({ properties }, indent, describeType) {
  return Object.entries(properties)
    .filter(([name]) => name !== '$schema')
    .map(([name, key]) =>
      isGroup(key) ? groupMember(name, key, indent, describeType) : keyMember(name, key, indent, describeType),
    )
}

function groupMember(name, group, indent, describeType) {
  const inner = hasFreeNames(group)
    ? namedMembers(group, `${indent}  `, describeType)
    : membersOf(group, `${indent}  `, describeType)
  return [...comment(group.description, indent), `${indent}"${name}": {`, inner.join(',\n\n'), `${indent}}`].join('\n')
}

/** The purposes that always exist. Only the first has comments. */
function namedMembers({ properties }, indent, describeType) {
  return Object.entries(properties).map(([name, group], index) => {
    const members =
      index === 0
        ? membersOf(group, `${indent}  `, describeType).join(',\n\n')
        : Object.entries(group.properties)
            .map(([key, value]) => member(key, value, `${indent}  `))
            .join(',\n')
    return `${indent}"${name}": {\n${members}\n${indent}}`
  })
}

function keyMember(name, key, indent, describeType) {
  return [...comment(`${key.description} Must be ${describeType(key)}.`, indent), member(name, key, indent)].join('\n')
}

const member = (name, key, indent) => `${indent}"${name}": ${JSON.stringify(key.default).replaceAll('","', '", "')}`

const COMMENT_WIDTH = 110

function comment(text, indent) {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line !== '' && indent.length + 3 + line.length + 1 + word.length > COMMENT_WIDTH) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.map((line) => `${indent}// ${line}`)
}

const INTRODUCTION = `# Configuration

<!-- Written by \`npm run docs\` from src/config/config-file.schema.ts and src/config/environment.schema.ts. -->

Latchkey reads the file \`passkey_config.jsonc\` (JSON with comments) and environment variables. It reports all invalid keys
at once, each with its path, and does not start. Every key has a default. The file in the root of the repository contains
every key with its default. \`latchkey config check\` validates a file without starting the server.

The file names its JSON Schema, [passkey_config.schema.json](../passkey_config.schema.json), so that editors complete and
check the keys.

A dot in the tables below separates a group from its keys: \`tokens.session_days\` is written \`"tokens": { "session_days": 30 }\`.

## passkey_config.jsonc
`.split('\n')

const ENVIRONMENT = `## Environment variables

Relative paths are resolved against the working directory. An empty variable counts as not set.
`.split('\n')

const OVERRIDES =
  `On localhost, the address on which the server listens (\`http://<host>:<PORT>\`) is also an expected origin, so another \`PORT\`
needs no other configuration.

### Override configuration keys

A variable with the prefix \`LATCHKEY_CONFIG__\` sets a key of the configuration file. It takes precedence over the file. Groups
and keys are separated by two underscores:

\`\`\`sh
LATCHKEY_CONFIG__tokens__session_days=7
LATCHKEY_CONFIG__rp_name="Example Shop"
LATCHKEY_CONFIG__origins='["https://login.example.com"]'
LATCHKEY_CONFIG__purposes__step_up__timeout_seconds=60
\`\`\`

* The value is parsed as JSON. If it is not valid JSON, the value is the text itself.
* In names with a hyphen, such as \`step-up\` and \`android-key\`, the hyphen is written as an underscore.
* A variable that names no key is an error, and errors in the value name the variable.`.split('\n')
