// Jest's Node environment, without the state that a test file would leave behind in its process.
import { AsyncLocalStorage } from 'node:async_hooks'
import { TestEnvironment } from 'jest-environment-node'

/**
 * The storages that the current test file has used. jest-circus creates one for each file; the sources create others.
 */
const used = new Set()

for (const method of ['run', 'enterWith']) {
  const original = AsyncLocalStorage.prototype[method]
  AsyncLocalStorage.prototype[method] = function (...args) {
    used.add(this)
    return original.apply(this, args)
  }
}

/**
 * Disables the storages of a test file when it ends. On Node 20 every promise copies every enabled AsyncLocalStorage,
 * so a worker would get slower and larger with each file (docs/decisions/0007-why-test-workers-hung.md).
 */
export default class Environment extends TestEnvironment {
  async setup() {
    await super.setup()
    used.clear()
  }

  async teardown() {
    for (const storage of used) storage.disable()
    used.clear()
    await super.teardown()
  }
}
