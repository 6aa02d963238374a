import { requestIdOf, traceIdOf } from '../../src/common/http/request-identity.js'

describe('requestIdOf', () => {
  it.each(['a', 'order-4711', 'A.b_c-9', 'x'.repeat(128)])('takes the sane id %s', (id) => {
    expect(requestIdOf(id)).toBe(id)
  })

  it.each([
    ['nothing', undefined],
    ['empty text', ''],
    ['two headers', ['a', 'b']],
    ['a space', 'a b'],
    ['a line break', 'a\nb'],
    ['a quote', 'a"b'],
    ['129 characters', 'x'.repeat(129)],
  ])('takes none from %s', (_what, header) => {
    expect(requestIdOf(header)).toBeUndefined()
  })
})

describe('traceIdOf', () => {
  const trace = '0af7651916cd43dd8448eb211c80319c'

  it.each([`00-${trace}-b7ad6b7169203331-01`, `cc-${trace}-b7ad6b7169203331-00-later`])('reads %s', (header) => {
    expect(traceIdOf(header)).toBe(trace)
  })

  it.each([
    ['nothing', undefined],
    ['an id of zeros', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`],
    ['capitals', `00-${trace.toUpperCase()}-b7ad6b7169203331-01`],
    ['a short id', `00-${trace.slice(1)}-b7ad6b7169203331-01`],
    ['the id alone', trace],
  ])('reads none from %s', (_what, header) => {
    expect(traceIdOf(header)).toBeUndefined()
  })
})
