// Runs node with a limit of time and leaves no process behind.
import { spawn, spawnSync } from 'node:child_process'
import { clearTimeout, setTimeout } from 'node:timers'

/** What `runLimited` resolves to when the time was over first. */
export const STALLED = 'stalled'

const SIGNALS = ['SIGINT', 'SIGTERM']

/**
 * Resolves to the exit status, or to `STALLED` after it has shown what the processes were doing (those that wait and
 * those that spin tell different stories) and ended them all.
 */
export function runLimited(args, limitMillis) {
  // A group of its own, so that its children can be ended with it.
  const leader = spawn(process.execPath, args, { stdio: 'inherit', detached: true })
  const endAll = (signal) => process.kill(-leader.pid, signal)
  for (const signal of SIGNALS) process.on(signal, endAll)
  let timer
  const ended = new Promise((resolve, reject) => {
    let outcome
    leader.on('error', reject)
    leader.on('exit', (status) => resolve(outcome ?? status ?? 1))
    timer = setTimeout(() => {
      outcome = STALLED
      spawnSync('ps', ['-o', 'pid,stat,etime,time,rss,args', '-s', String(leader.pid)], { stdio: 'inherit' })
      endAll('SIGKILL')
    }, limitMillis)
  })
  return ended.finally(() => {
    clearTimeout(timer)
    for (const signal of SIGNALS) process.off(signal, endAll)
  })
}
