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
    '`caller` is carried out outside the engine. Tests are those that name the id of the step.',
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
        filesNaming(step.id, tests).map(link).join(', '),
      ].join(' | ')} |`
    }),
    '',
  ]
}

/** The procedures that use a row: they import its catalogue and name it by its key. */
function filesUsing(key, step, sources) {
  const steps = sources.find(({ path, text }) => path.endsWith('.steps.ts') && text.includes(`'${step.id}'`))
  if (steps === undefined) return []
  const module = steps.path.split('/').at(-1).replace('.ts', '.js')
  const use = new RegExp(`\\b[A-Z][A-Z_]*\\.(?:rows\\.)?${key}\\b`)
  return sources
    .filter(({ path, text }) => path !== steps.path && text.includes(`/${module}'`) && use.test(text))
    .map(({ path }) => path)
}

function filesNaming(id, tests) {
  return tests.filter(({ text }) => text.includes(`'${id}'`)).map(({ path }) => path)
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
