// Writes docs/mutation.md: the scores, and every survivor with its judgement from docs/mutation-judgements.jsonl.
import { writeFileSync } from 'node:fs'
import { FOLDERS, folderOf, readLines, readResults } from './results.mjs'

const PAGE = 'docs/mutation.md'
const JUDGEMENTS = 'docs/mutation-judgements.jsonl'

/** The verdicts of judgements, in the order of the page. */
const VERDICTS = {
  equivalent: 'The mutant and the original behave the same for every input.',
  cost: 'The results are the same; the mutant needs more time or memory.',
  runtime: 'The difference shows only with another version of OpenSSL.',
  open: 'A test could detect it. The reason explains why it is missing.',
}

/** Renders the page. Also returns the survivors without a judgement and the judgements without a survivor. */
export function makePage() {
  const results = readResults()
  const judgements = indexJudgements()
  const survivors = results.flatMap(({ file, survivors: list }) => list.map((each) => ({ file, ...each })))
  const judged = survivors.map((survivor) => ({ ...survivor, judgement: judgements.get(keyOf(survivor))?.shift() }))
  const unjudged = judged.filter(({ judgement }) => judgement === undefined)
  const stale = [...judgements.values()].flat()
  return { text: render(results, judged, stale), survivors, unjudged, stale }
}

export function writePage() {
  const { text, survivors, unjudged, stale } = makePage()
  writeFileSync(PAGE, text)
  console.log(`${PAGE}: ${survivors.length} survivors, ${unjudged.length} of them unjudged`)
  if (stale.length > 0) console.log(`${JUDGEMENTS}: ${stale.length} judgements without a survivor`)
}

/** One judgement belongs to one survivor: the same mutation at two places of a line needs two judgements. */
function indexJudgements() {
  const index = new Map()
  for (const { mutants, ...judgement } of readLines(JUDGEMENTS)) {
    if (!(judgement.verdict in VERDICTS)) throw new Error(`${judgement.file}: unknown verdict ${judgement.verdict}`)
    for (const mutant of mutants) {
      const each = { ...judgement, ...mutant }
      index.set(keyOf(each), [...(index.get(keyOf(each)) ?? []), each])
    }
  }
  return index
}

function keyOf({ file, code, mutator, original, replacement }) {
  return JSON.stringify([file, code, mutator, original, replacement])
}

function render(results, judged, stale) {
  const unjudged = judged.filter(({ judgement }) => judgement === undefined)
  return [
    '# Mutation tests of the engine',
    '',
    '<!-- Written by `npm run mutation` from docs/mutation-results.jsonl and docs/mutation-judgements.jsonl. -->',
    '',
    '`npm run mutation [-- FOLDER|FILE…]` changes the engine in one place at a time and runs the tests of that folder. A',
    'mutant survives if no test fails. Catalogues, data, error codes and code that runs once at load (`ignoreStatic`) are not',
    'mutated. Timeouts count as detected.',
    '',
    ...renderScores(results, judged),
    '',
    '## Survivors',
    '',
    '`docs/mutation-judgements.jsonl` judges the survivors. It identifies them by their text (file, line of code, mutation), so',
    'a judgement stays valid until the line changes. Survivors without a judgement are listed first:',
    `${unjudged.length} of ${judged.length}.`,
    '',
    ...(unjudged.length > 0
      ? renderSection('unjudged', 'Each needs a judgement, or a test that detects it.', unjudged)
      : []),
    ...Object.entries(VERDICTS).flatMap(([verdict, meaning]) => {
      const ofVerdict = judged.filter(({ judgement }) => judgement?.verdict === verdict)
      return ofVerdict.length > 0 ? renderSection(verdict, meaning, ofVerdict) : []
    }),
    ...renderStale(stale),
  ].join('\n')
}

function renderScores(results, judged) {
  const rows = FOLDERS.map((folder) => {
    const files = results.filter(({ file }) => folderOf(file) === folder)
    return scoreOf(
      `\`${folder}\``,
      files,
      judged.filter(({ file }) => folderOf(file) === folder),
    )
  })
  return [
    '| folder | detected | survived | of these unjudged | score | measured |',
    '|---|---|---|---|---|---|',
    ...rows,
    scoreOf('all', results, judged),
  ]
}

function scoreOf(name, files, judged) {
  const detected = files.reduce((sum, file) => sum + file.detected, 0)
  const unjudged = judged.filter(({ judgement }) => judgement === undefined).length
  if (detected + judged.length === 0) return `| ${name} | | | | | not yet |`
  const score = ((100 * detected) / (detected + judged.length)).toFixed(1)
  const dates = [...new Set(files.map(({ measured }) => measured))].sort()
  const when = dates.length > 1 ? `${dates[0]} to ${dates.at(-1)}` : dates[0]
  return `| ${name} | ${detected} | ${judged.length} | ${unjudged} | ${score} % | ${when} |`
}

function renderSection(title, meaning, judged) {
  return [
    `### ${title} (${judged.length})`,
    '',
    meaning,
    '',
    '| file | original | becomes | why |',
    '|---|---|---|---|',
    ...judged.map(({ file, code, mutator, original, replacement, covered, judgement }) => {
      const why = judgement === undefined ? `${mutator} in ${quote(code)}` : cell(judgement.why)
      return `| \`${file}\` | ${quote(original)} | ${quote(replacement)}${covered === false ? ' (not covered)' : ''} | ${why} |`
    }),
    '',
  ]
}

function renderStale(stale) {
  if (stale.length === 0) return []
  const rows = stale.map(
    ({ file, original, replacement }) => `- \`${file}\`: ${quote(original)} → ${quote(replacement)}`,
  )
  return [
    '### Judgements without a survivor',
    '',
    'Remove them: a test detects the mutant now, or its line has changed.',
    '',
    ...rows,
    '',
  ]
}

function quote(text) {
  const short = text.length > 110 ? `${text.slice(0, 110)}…` : text
  if (short === '') return '(nothing)'
  return short.includes('`') ? `\`\` ${cell(short)} \`\`` : `\`${cell(short)}\``
}

const cell = (text) => text.replaceAll('|', '\\|')
