import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const MODULE = join(import.meta.dirname, '../../scripts/run-limited.mjs')

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'latchkey-limited-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

/** What a run of a program comes to, and what it printed. */
function outcomeOf(program: string, limitMillis: number): { outcome: unknown; stdout: string } {
  const script = `
    import { runLimited } from ${JSON.stringify(MODULE)}
    import { writeFileSync } from 'node:fs'
    const outcome = await runLimited(['-e', ${JSON.stringify(program)}], ${limitMillis})
    writeFileSync('outcome', JSON.stringify(outcome))
  `
  const args = ['--input-type=module', '-e', script]
  const { stdout } = spawnSync(process.execPath, args, { cwd: directory, encoding: 'utf8' })
  return { outcome: JSON.parse(readFileSync(join(directory, 'outcome'), 'utf8')), stdout }
}

const exists = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('a run with a limit of time', () => {
  it.each([
    ['its exit status', 'process.exit(3)', 3],
    ['success', 'console.log("done")', 0],
    ['a failure when it was killed', 'process.kill(process.pid, "SIGKILL")', 1],
  ])('comes to %s', (_what, program, expected) => {
    expect(outcomeOf(program, 60_000).outcome).toBe(expected)
  })

  it.each([
    ['waits', 'setInterval(() => {}, 1000)'],
    ['spins', 'for (;;);'],
  ])('is shown and ended with its children when it %s for too long', async (_how, what) => {
    const program = `
      const { spawn } = require('node:child_process')
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
      require('node:fs').writeFileSync('pids', JSON.stringify([process.pid, child.pid]))
      ${what}
    `
    const { outcome, stdout } = outcomeOf(program, 1000)
    const pids = JSON.parse(readFileSync(join(directory, 'pids'), 'utf8')) as number[]
    expect(outcome).toBe('stalled')
    expect(pids).toHaveLength(2)
    for (const pid of pids) expect(stdout).toContain(String(pid))
    // A process without a parent may stay in the list for a moment.
    while (pids.some(exists)) await sleep(10)
  })
})
