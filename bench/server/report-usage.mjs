// Preloaded into each measured process: reports its CPU time and its number of database statements when the driver asks.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
let statements = 0

if (process.argv[1]?.endsWith('main.js')) countStatements(require('sqlite3'))

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send({ cpuMicros: user + system, statements })
})
process.channel.unref()

/** Counts every execution of a statement. One `exec` counts as one. */
function countStatements({ Statement, Database }) {
  for (const [owner, method] of [
    [Statement, 'run'],
    [Statement, 'all'],
    [Statement, 'get'],
    [Statement, 'each'],
    [Database, 'exec'],
  ]) {
    const original = owner.prototype[method]
    owner.prototype[method] = function (...parameters) {
      statements += 1
      return original.apply(this, parameters)
    }
  }
}
