import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
const COMMITLINT = join(ROOT, 'node_modules/@commitlint/cli/cli.js')

/** Returns the names of the rules that a commit message breaks. */
function brokenRules(message: string): string[] {
  const { stdout } = spawnSync(process.execPath, [COMMITLINT, '--no-color'], {
    cwd: ROOT,
    env: { ...process.env, FORCE_COLOR: '0' },
    input: message,
    encoding: 'utf8',
  })
  return [...stdout.matchAll(/✖ .* \[([\w-]+)\]/g)].map(([, rule = '']) => rule)
}

describe('the check of commit messages', () => {
  it.each([
    ['a message without a type', 'count names per address', ['subject-empty', 'type-empty']],
    ['an unknown type', 'limits: count names per address', ['type-enum']],
    ['a header of more than 72 characters', `fix(limits): count ${'x'.repeat(60)}`, ['header-max-length']],
    ['a marker phrase in the header', 'fix(docs): whoever asks gets a page', ['plain-english']],
    ['a marker phrase in the body', 'fix(docs): describe the page\n\nNobody found it.\n', ['plain-english']],
  ])('rejects %s', (_what, message, rules) => {
    expect(brokenRules(message)).toEqual(rules)
  })

  it('accepts a conventional message whose body explains the change', () => {
    expect(brokenRules('fix(limits): count names per address\n\nOne address could lock out a name.\n')).toEqual([])
  })
})
