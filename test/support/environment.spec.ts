import { jest } from '@jest/globals'
import { AsyncLocalStorage } from 'node:async_hooks'
// @ts-expect-error: a test environment in plain JavaScript
import Untyped from './environment.mjs'

interface Environment {
  setup(): Promise<void>
  teardown(): Promise<void>
}

const Environment = Untyped as new (config: object, context: object) => Environment

const CONFIG = { globalConfig: {}, projectConfig: { testEnvironmentOptions: {}, fakeTimers: {}, globals: {} } }

describe('the test environment', () => {
  it.each(['run', 'enterWith'] as const)('disables a storage that a test file used with %s', async (method) => {
    const environment = new Environment(CONFIG, {})
    const storage = new AsyncLocalStorage<string>()
    await environment.setup()
    if (method === 'run') storage.run('store', () => undefined)
    else storage.enterWith('store')
    const disable = jest.spyOn(storage, 'disable')
    await environment.teardown()
    expect(disable).toHaveBeenCalledTimes(1)
    expect(storage.getStore()).toBeUndefined()
  })
})
