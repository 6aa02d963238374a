// Renders docs/spec-map.md: section of the specification → step → file that performs it → tests that refer to it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The Recommendation that the catalogues follow. */
const SPECIFICATION = 'https://www.w3.org/TR/webauthn-3/'

/**
 * @param catalogues the engine's catalogues
 * @param edition one line that names the edition they follow
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
    `Edition: ${edition}. Every numbered step with the statement that carries it out. A step of the kind \`client\` or`,
    '`caller` is carried out outside the engine. Tests are those that name the step.',
    '',
    ...catalogues.flatMap((catalogue) => renderCatalogue(catalogue, sources, tests)),
  ].join('\n')
}

function renderCatalogue({ name, section, rows }, sources, tests) {
  const entries = Object.entries(rows)
  const anchor = entries[0]?.[1].anchor
  // A section without a document name belongs to WebAuthn.
  const place = section.startsWith('§') ? [`[In the specification](${SPECIFICATION}#${anchor})`, ''] : []
  return [
    `## ${section} ${name}`,
    '',
    ...place,
    '| step | demands | kind | code | file | tests |',
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

/** Returns the procedures that use a row: they import its catalogue and refer to the row by its key. */
function filesUsing(key, step, sources) {
  const catalogue = catalogueOf(step, sources)
  return sources.filter((file) => uses(file, catalogue, key)).map(({ path }) => path)
}

/** Tests refer to a row by its id, or by its key in a catalogue that they import. */
function testsOf(key, step, sources, tests) {
  const catalogue = catalogueOf(step, sources)
  return tests
    .filter((file) => file.text.includes(`'${step.id}'`) || uses(file, catalogue, key))
    .map(({ path }) => path)
}

/** Returns the module that defines a row, and its constant in that module. */
function catalogueOf(step, sources) {
  const { path, text } = sources.find((file) => file.path.endsWith('.steps.ts') && file.text.includes(`'${step.id}'`))
  const before = text.slice(0, text.indexOf(`'${step.id}'`))
  const [, constant] = [...before.matchAll(/^export const (\w+)/gm)].at(-1)
  return { module: path.split('/').at(-1).replace(/ts$/, 'js'), constant }
}

/**
 * Returns whether a file refers to a row of a catalogue by its key: `PACKED.rows.alg`, or `R.alg` after `const R =
 * PACKED.rows`.
 */
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
