import { setTimeout as sleep } from 'node:timers/promises'
import { inEvenTime } from '../../src/common/even-time.js'

describe('work in even time', () => {
  it('comes to its result', async () => {
    expect(await inEvenTime(1, () => Promise.resolve('done'))).toBe('done')
  })

  it.each([
    ['at once', () => Promise.reject(new Error('no'))],
    ['after some steps', () => sleep(10).then(() => Promise.reject(new Error('no')))],
  ])('fails as the work does, %s', async (_when, work) => {
    await expect(inEvenTime(2, work)).rejects.toThrow('no')
  })

  it('is not over before its first step', async () => {
    let earlier = false
    setTimeout(() => {
      earlier = true
    }, 1)
    await inEvenTime(30, () => Promise.resolve())
    expect(earlier).toBe(true)
  })

  it('goes on until the work is over', async () => {
    let over = false
    await inEvenTime(1, async () => {
      await sleep(15)
      over = true
    })
    expect(over).toBe(true)
  })
})
