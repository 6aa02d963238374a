// Mutation tests of the engine, a folder at a time: `npm run mutation [-- FOLDER…]`. The mutants of a folder meet the
// tests of that folder. Reports go to reports/mutation/; a folder that was not measured now keeps its report.
import { existsSync, readFileSync } from 'node:fs'
import { Stryker } from '@stryker-mutator/core'

const FOLDERS = ['errors', 'bytes', 'structures', 'crypto', 'trace', 'statements', 'trust', 'ceremonies']

/** The structures of TPM and Android are tested by the statements made of them, those of assertions by ceremonies. */
const ALSO_TESTED_BY = { structures: ['statements', 'ceremonies'] }

const asked = process.argv.slice(2)
const unknown = asked.filter((folder) => !FOLDERS.includes(folder))
if (unknown.length > 0) throw new Error(`no folder of the engine: ${unknown.join(', ')}`)

for (const folder of asked.length > 0 ? asked : FOLDERS) {
  await new Stryker({
    mutate: [`src/webauthn/${folder}/**/*.ts`, '!src/webauthn/**/*.data.ts', '!src/webauthn/**/*.codes.ts'],
    testFiles: [folder, ...(ALSO_TESTED_BY[folder] ?? [])].map((tests) => `test/webauthn/${tests}/**/*.spec.ts`),
    jsonReporter: { fileName: reportOf(folder) },
  }).runMutationTest()
}
printScores()

function reportOf(folder) {
  return `reports/mutation/${folder}.json`
}

function printScores() {
  const scores = FOLDERS.filter((folder) => existsSync(reportOf(folder))).map(scoreOf)
  const sum = (key) => scores.reduce((total, score) => total + score[key], 0)
  const all = { folder: 'all', detected: sum('detected'), survived: sum('survived'), uncovered: sum('uncovered') }
  console.table(
    [...scores, all].map(({ folder, detected, survived, uncovered }) => {
      const score = (100 * detected) / (detected + survived + uncovered)
      return { folder, detected, survived, uncovered, score: score.toFixed(1) }
    }),
  )
}

function scoreOf(folder) {
  const { files } = JSON.parse(readFileSync(reportOf(folder), 'utf8'))
  const mutants = Object.values(files).flatMap((file) => file.mutants)
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length
  return {
    folder,
    detected: count('Killed', 'Timeout'),
    survived: count('Survived'),
    uncovered: count('NoCoverage'),
  }
}
