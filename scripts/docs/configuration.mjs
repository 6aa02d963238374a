// Renders what the schema of the configuration says, as a page and as the file that ships with every default.

/** docs/configuration.md */
export function renderConfigurationPage(schema) {
  return [
    '# Configuration',
    '',
    '<!-- Written by `npm run docs` from src/config/config-file.schema.ts. -->',
    '',
    'Latchkey reads one file, `passkey_config.jsonc` (JSON with comments), and a few environment variables. Anything',
    'that is wrong is reported with its path, all at once, and the process does not start. A key that is left out has',
    'its default; the file in the root of the repository has every key with its default. Below a heading a key is written',
    'as one, with its dots: `"documents": { "passkey_endpoints.enroll": … }`.',
    '',
    '## passkey_config.jsonc',
    '',
    ...tableOf('', keysOf(schema)),
    ...Object.entries(schema).flatMap(([name, entry]) => {
      if (isSection(entry)) return [`### ${name}`, '', entry.describe, '', ...tableOf(`${name}.`, entry.fields)]
      return isNamedSections(entry) ? pageOfNamed(name, entry) : []
    }),
    ...ENVIRONMENT,
    '',
  ].join('\n')
}

/** passkey_config.jsonc */
export function renderConfigurationFile(schema) {
  const members = Object.entries(schema).map(([name, entry]) => {
    if (isSection(entry)) return sectionOf(name, entry)
    return isNamedSections(entry) ? namedSectionsOf(name, entry) : fieldOf(name, entry, '  ')
  })
  const head = [
    '// The configuration of Latchkey: every key, with its default. docs/configuration.md has the same as a page.',
  ]
  return [...head, '{', members.join(',\n\n'), '}', ''].join('\n')
}

const isSection = (entry) => 'fields' in entry

const isNamedSections = (entry) => 'each' in entry

const keysOf = (schema) => Object.fromEntries(Object.entries(schema).filter(([, entry]) => 'kind' in entry))

function pageOfNamed(name, { describe, name: { accepts }, each, always }) {
  const defaults = Object.entries(always).map(([own, values]) => {
    const different = Object.entries(values).map(([key, value]) => `\`${key}\` \`${JSON.stringify(value)}\``)
    return `* \`${name}.${own}\`: ${different.length > 0 ? different.join(', ') : 'these defaults'}`
  })
  const head = [`### ${name}`, '', describe, '', `A name must be ${accepts}.`, '']
  return [
    ...head,
    ...tableOf(`${name}.<name>.`, each),
    'Always there, with defaults of their own:',
    '',
    ...defaults,
    '',
  ]
}

function tableOf(prefix, fields) {
  const rows = Object.entries(fields).map(
    ([name, { kind, fallback, describe }]) =>
      `| \`${prefix}${name}\` | \`${JSON.stringify(fallback)}\` | ${cell(kind.accepts)} | ${cell(describe)} |`,
  )
  return ['| key | default | must be | means |', '|---|---|---|---|', ...rows, '']
}

const cell = (text) => text.replaceAll('|', '\\|')

function sectionOf(name, { describe, fields }) {
  const members = Object.entries(fields).map(([key, entry]) => fieldOf(key, entry, '    '))
  return [...commentOf(describe, '  '), `  "${name}": {`, members.join(',\n\n'), '  }'].join('\n')
}

/** The groups that are always there, with their defaults; the first one says what its keys mean. */
function namedSectionsOf(name, { describe, name: { accepts }, each, always }) {
  const groups = Object.entries(always).map(([own, values], index) => {
    const members = Object.entries(each).map(([key, entry]) => {
      const field = { ...entry, fallback: Object.hasOwn(values, key) ? values[key] : entry.fallback }
      return index === 0 ? fieldOf(key, field, '      ') : memberOf(key, field, '      ')
    })
    return `    "${own}": {\n${members.join(index === 0 ? ',\n\n' : ',\n')}\n    }`
  })
  const head = commentOf(`${describe} A name must be ${accepts}.`, '  ')
  return [...head, `  "${name}": {`, groups.join(',\n\n'), '  }'].join('\n')
}

function fieldOf(name, entry, indent) {
  const { kind, describe } = entry
  return [...commentOf(`${describe} Must be ${kind.accepts}.`, indent), memberOf(name, entry, indent)].join('\n')
}

function memberOf(name, { fallback }, indent) {
  return `${indent}"${name}": ${JSON.stringify(fallback).replaceAll('","', '", "')}`
}

const COMMENT_WIDTH = 110

function commentOf(text, indent) {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line !== '' && indent.length + 3 + line.length + 1 + word.length > COMMENT_WIDTH) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.map((line) => `${indent}// ${line}`)
}

const ENVIRONMENT = `## Environment

Relative paths are taken from the working directory. An empty variable counts as one that is not set.

| variable | default | means |
|---|---|---|
| \`PORT\` | \`3000\` | The port to listen on; \`0\` takes a free one. |
| \`HOST\` | see right | The address to listen on. By default every address; with an RP ID on localhost, this machine alone. |
| \`DATABASE_URL\` | \`sqlite:data/latchkey.db\` | \`sqlite:<path>\`. The directory is made when it is missing, and the service keeps its own files beside the database. |
| \`PASSKEY_CONFIG\` | \`passkey_config.jsonc\` | The configuration file. Without the variable the file may be missing; then every key has its default. |
| \`LATCHKEY_BOOTSTRAP_API_KEY\` | random | \`lk_<id>_<secret>\`, the secret at least 32 characters long: becomes an API key with \`admin\` at the start, unless its id was used before. Without it a random key is made on the first start and printed once. |
| \`LATCHKEY_SECRET\` | a file | The master secret: 32 random bytes or more in base64url, the same for every process on one database. Without it one is made on the first start and kept beside the database, in \`latchkey-secret\`, readable by its owner alone. |
| \`LATCHKEY_TOKEN_SIGNING_KEY\` | none | Pins the key that signs tokens: a private key on P-256 or of Ed25519, as PEM or JWK. Without it keys are kept in the database, sealed under the master secret, and rotate. |
| \`LATCHKEY_TRUSTED_PROXIES\` | \`http.trusted_proxies\` | The proxies whose \`X-Forwarded-For\` is believed, with commas: \`loopback,10.0.0.0/8\`. |
| \`LOG_LEVEL\` | \`info\` | \`fatal\`, \`error\`, \`warn\`, \`info\`, \`debug\`, \`trace\` or \`silent\`. |

On localhost the address the server itself listens on (\`http://<host>:<PORT>\`) is an expected origin too, so that another
\`PORT\` needs no other configuration.`.split('\n')
