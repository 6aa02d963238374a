// Writes docs/mutation.md: the scores, and every survivor with what docs/mutation-judgements.jsonl says of it.
import { writeFileSync } from 'node:fs'
import { FOLDERS, folderOf, readLines, readResults } from './results.mjs'

const PAGE = 'docs/mutation.md'
const JUDGEMENTS = 'docs/mutation-judgements.jsonl'

/** What a judgement may say, in the order of the page. */
const VERDICTS = {
  equivalent: 'No input can tell the mutant from the original.',
  cost: 'The answers are the same; the mutant takes more time or memory for them.',
  runtime: 'It shows only on a runtime whose OpenSSL differs from the one measured with.',
  open: 'Not detected, and it could be: a test is missing, or deliberately left out for the reason given.',
}

/** The page, with the survivors nobody has judged and the judgements of mutants that do not survive. */
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
  if (stale.length > 0) console.log(`${JUDGEMENTS}: ${stale.length} judgements of no survivor`)
}

/** One judgement counts for one survivor: the same mutation at two places of one line is judged twice. */
function indexJudgements() {
  const index = new Map()
  for (const { mutants, ...judgement } of readLines(JUDGEMENTS)) {
    if (!(judgement.verdict in VERDICTS)) throw new Error(`${judgement.file}: no verdict: ${judgement.verdict}`)
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
    '`npm run mutation [-- FOLDER|FILE…]` changes the engine in one place at a time and runs the tests of that folder; a',
    'mutant that no test notices has survived. Catalogues, data and codes are not mutated, and neither is what runs only',
    'once when a module is loaded (`ignoreStatic`). Timeouts count as detected.',
    '',
    ...renderScores(results, judged),
    '',
    '## What survives',
    '',
    'Survivors are judged in `docs/mutation-judgements.jsonl`, which knows them by their text (file, line of code,',
    'mutation), so that a judgement outlives the next measurement and ends with a change of that line. A survivor nobody',
    `has judged is listed first; of ${judged.length} there are ${unjudged.length === 0 ? 'none' : unjudged.length}.`,
    '',
    ...(unjudged.length > 0 ? renderSection('unjudged', 'To be judged, or to be detected by a test.', unjudged) : []),
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
  return ['### Judgements of no survivor', '', 'Detected by now, or gone: to be taken out.', '', ...rows, '']
}

function quote(text) {
  const short = text.length > 110 ? `${text.slice(0, 110)}…` : text
  if (short === '') return '(nothing)'
  return short.includes('`') ? `\`\` ${cell(short)} \`\`` : `\`${cell(short)}\``
}

const cell = (text) => text.replaceAll('|', '\\|')
