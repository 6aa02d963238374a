// Mutation tests of the engine: `npm run mutation [-- FOLDER|FILE…]`, e.g. `crypto` or `crypto/crl.ts`. The mutants of
// a folder run against the tests of that folder. The results of each file replace its previous results in
// docs/mutation-results.jsonl, and docs/mutation.md is generated from them. `-- --page` only generates the page.
import { readFileSync } from 'node:fs'
import { Stryker } from '@stryker-mutator/core'
import { writePage } from './mutation/page.mjs'
import { FOLDERS, folderOf, keepResults } from './mutation/results.mjs'

/** The tests of statements also cover the TPM and Android structures, and the tests of ceremonies cover assertions. */
const ALSO_TESTED_BY = { structures: ['statements', 'ceremonies'] }

const asked = process.argv.slice(2).filter((argument) => argument !== '--page')
const unknown = asked.filter((target) => !FOLDERS.includes(folderOf(target)))
if (unknown.length > 0) throw new Error(`no folder of the engine: ${unknown.join(', ')}`)

if (!process.argv.includes('--page')) for (const target of asked.length > 0 ? asked : FOLDERS) await measure(target)
writePage()

async function measure(target) {
  const folder = folderOf(target)
  const fileName = `reports/mutation/${target.replaceAll('/', '-')}.json`
  await new Stryker({
    mutate: [
      `src/webauthn/${target === folder ? `${folder}/**/*.ts` : target}`,
      '!src/webauthn/**/*.data.ts',
      '!src/webauthn/**/*.codes.ts',
    ],
    testFiles: [folder, ...(ALSO_TESTED_BY[folder] ?? [])].map((tests) => `test/webauthn/${tests}/**/*.spec.ts`),
    jsonReporter: { fileName },
  }).runMutationTest()
  keepResults(target, JSON.parse(readFileSync(fileName, 'utf8')))
}
