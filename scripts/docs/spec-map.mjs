// Renders docs/spec-map.md: section of the specification → step → file with its statement → tests that name it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The draft of the pinned edition. */
const SPECIFICATION = 'https://w3c.github.io/webauthn/'

/**
 * @param catalogues the engine's catalogues
 * @param edition one line that names their edition
 * @param root the folder that holds `src/` and `test/`
 */
export function renderSpecMap({ catalogues, edition, root }) {
  const sources = readTree(join(root, 'src/webauthn'), 'src/webauthn')
  const tests = readTree(join(root, 'test'), 'test')
  return [
    '# From the specification to the code',
    '',
    '<!-- Written by `npm run docs` from the catalogues in src/webauthn/. -->',
    '',
    `Edition: ${edition}. The table lists every numbered step with the file that executes it and the tests that name it.`,
    'Steps of the kinds `client` and `caller` happen outside the engine.',
    '',
    ...catalogues.flatMap((catalogue) => renderCatalogue(catalogue, sources, tests)),
  ].join('\n')
}

function renderCatalogue({ name, section, rows }, sources, tests) {
  const entries = Object.entries(rows)
  const anchor = entries[0]?.[1].anchor
  // Sections of other documents start with the name of the document.
  const place = section.startsWith('§') ? [`[In the specification](${SPECIFICATION}#${anchor})`, ''] : []
  return [
    `## ${section} ${name}`,
    '',
    ...place,
    '| step | requirement | kind | code | file | tests |',
    '|---|---|---|---|---|---|',
    ...entries.map(([key, step]) => {
      const files = filesUsing(key, step, sources)
      const codes = [step.code, ...(step.furtherCodes ?? [])].filter(Boolean)
      return `| ${[
        `${step.number} \`${step.id}\``,
        step.text.replaceAll('|', '\\|'),
        step.kind,
        codes.map((code) => `\`${code}\``).join(', '),
        files.map(link).join(', '),
        testsOf(key, step, sources, tests).map(link).join(', '),
      ].join(' | ')} |`
    }),
    '',
  ]
}

/** Returns the procedures that import the catalogue of a row and name its key. */
function filesUsing(key, step, sources) {
  const catalogue = catalogueOf(step, sources)
  return sources.filter((file) => uses(file, catalogue, key)).map(({ path }) => path)
}

/** Returns the tests that contain the id of a row, or its key in an imported catalogue. */
function testsOf(key, step, sources, tests) {
  const catalogue = catalogueOf(step, sources)
  return tests
    .filter((file) => file.text.includes(`'${step.id}'`) || uses(file, catalogue, key))
    .map(({ path }) => path)
}

/** Returns the module and the constant that declare a row. */
function catalogueOf(step, sources) {
  const { path, text } = sources.find((file) => file.path.endsWith('.steps.ts') && file.text.includes(`'${step.id}'`))
  const before = text.slice(0, text.indexOf(`'${step.id}'`))
  const [, constant] = [...before.matchAll(/^export const (\w+)/gm)].at(-1)
  return { module: path.split('/').at(-1).replace(/ts$/, 'js'), constant }
}

/** Returns whether a file names a row by its key: `PACKED.rows.alg`, or `R.alg` after `const R = PACKED.rows`. */
function uses({ text }, { module, constant }, key) {
  if (!text.includes(`/${module}'`)) return false
  const [, alias] = new RegExp(`const (\\w+) = ${constant}\\.rows\\b`).exec(text) ?? []
  const rows = [`${constant}\\.rows`, ...(alias === undefined ? [] : [alias])].join('|')
  return new RegExp(`\\b(?:${rows})\\.${key}\\b`).test(text)
}

function link(path) {
  return `[${path.split('/').at(-1)}](../${path})`
}

function readTree(directory, prefix) {
  return readdirSync(directory, { recursive: true })
    .filter((entry) => entry.endsWith('.ts'))
    .sort()
    .map((entry) => ({ path: `${prefix}/${entry}`, text: readFileSync(join(directory, entry), 'utf8') }))
}
