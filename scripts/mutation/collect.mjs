// The globals of jest that the engine's tests use. This module collects the tests, and the runner runs them.
import { inspect } from 'node:util'
import { expect } from 'expect'
import { fn, spyOn } from 'jest-mock'

let suite = newSuite(undefined, '')

/** Starts a new file and returns the list to which its tests are added. */
export function startFile() {
  suite = newSuite(undefined, '')
  suite.tests = []
  return suite.tests
}

export function installGlobals() {
  const it = withEach(addTest)
  const describe = withEach(addSuite)
  Object.assign(globalThis, { expect, it, test: it, describe, jest: { fn, spyOn } })
  it.skip = () => undefined
  describe.skip = withEach(() => undefined)
  globalThis.beforeAll = (hook) => suite.before.push(hook)
  globalThis.afterAll = (hook) => suite.after.push(hook)
}

function newSuite(parent, name) {
  const title = parent?.title ? `${parent.title} ${name}` : name
  return { parent, title, tests: parent?.tests, before: [], after: [], ready: false }
}

function addSuite(name, body) {
  const parent = suite
  suite = newSuite(parent, name)
  body()
  suite = parent
}

function addTest(name, body) {
  const title = suite.title === '' ? name : `${suite.title} ${name}`
  const same = suite.tests.filter((test) => test.title === title).length
  suite.tests.push({ title, name: same === 0 ? title : `${title} #${same + 1}`, body, suite })
}

function withEach(add) {
  const each = (table) => (name, body) => {
    const rows = table.every((row) => Array.isArray(row)) ? table : table.map((row) => [row])
    rows.forEach((args, index) => add(titleOf(name, args, index), () => body(...args)))
  }
  return Object.assign((name, body) => add(name, body), { each })
}

function titleOf(name, args, index) {
  let next = 0
  return name
    .replace(/%[sdijop#]/g, (mark) => (mark === '%#' ? index : textOf(args[next++])))
    .replace(/\$([a-zA-Z]+)/g, (mark, key) => (args[0]?.[key] === undefined ? mark : textOf(args[0][key])))
}

const textOf = (value) => (typeof value === 'string' ? value : inspect(value, { breakLength: Infinity }))
