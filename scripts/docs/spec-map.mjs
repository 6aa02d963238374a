// Renders docs/spec-map.md: section of the specification → step → file that carries it out → tests that name it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

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
  return [
    `## ${section} ${name}`,
    '',
    `[In the specification](${SPECIFICATION}#${anchor})`,
    '',
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

/** The procedures that use a row: they import its catalogue and name it by its key. */
function filesUsing(key, step, sources) {
  const steps = catalogueOf(step, sources)
  return sources.filter((file) => file !== steps && uses(file, steps, key)).map(({ path }) => path)
}

/** Tests name a row by its id, or by its key in a catalogue they import. */
function testsOf(key, step, sources, tests) {
  const steps = catalogueOf(step, sources)
  return tests.filter((file) => file.text.includes(`'${step.id}'`) || uses(file, steps, key)).map(({ path }) => path)
}

function catalogueOf(step, sources) {
  return sources.find(({ path, text }) => path.endsWith('.steps.ts') && text.includes(`'${step.id}'`))
}

function uses({ text }, steps, key) {
  const module = steps.path.split('/').at(-1).replace('.ts', '.js')
  return text.includes(`/${module}'`) && new RegExp(`\\b[A-Z][A-Z_]*\\.(?:rows\\.)?${key}\\b`).test(text)
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
