import { setTimeout as sleep } from 'node:timers/promises'
import { withUniformDuration } from '../../src/common/uniform-duration.js'

describe('withUniformDuration', () => {
  it('returns the result of the operation', async () => {
    expect(await withUniformDuration(1, () => Promise.resolve('done'))).toBe('done')
  })

  it.each([
    ['immediately', () => Promise.reject(new Error('no'))],
    ['after several slots', () => sleep(10).then(() => Promise.reject(new Error('no')))],
  ])('rethrows an error that the operation throws %s', async (_when, work) => {
    await expect(withUniformDuration(2, work)).rejects.toThrow('no')
  })

  it('does not return before the end of the first slot', async () => {
    let earlier = false
    setTimeout(() => {
      earlier = true
    }, 1)
    await withUniformDuration(30, () => Promise.resolve())
    expect(earlier).toBe(true)
  })

  it('waits until the operation has finished', async () => {
    let finished = false
    await withUniformDuration(1, async () => {
      await sleep(15)
      finished = true
    })
    expect(finished).toBe(true)
  })
})
