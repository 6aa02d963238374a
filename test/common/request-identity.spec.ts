import { requestIdOf, traceIdOf } from '../../src/common/http/request-identity.js'

describe('requestIdOf', () => {
  it.each(['a', 'order-4711', 'A.b_c-9', 'x'.repeat(128)])('accepts the request id %s', (id) => {
    expect(requestIdOf(id)).toBe(id)
  })

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['sent twice', ['a', 'b']],
    ['text with a space', 'a b'],
    ['text with a line break', 'a\nb'],
    ['text with a quote', 'a"b'],
    ['longer than 128 characters', 'x'.repeat(129)],
  ])('ignores a request id that is %s', (_what, header) => {
    expect(requestIdOf(header)).toBeUndefined()
  })
})

describe('traceIdOf', () => {
  const trace = '0af7651916cd43dd8448eb211c80319c'

  it.each([`00-${trace}-b7ad6b7169203331-01`, `cc-${trace}-b7ad6b7169203331-00-later`])(
    'returns the trace id of %s',
    (header) => {
      expect(traceIdOf(header)).toBe(trace)
    },
  )

  it.each([
    ['is missing', undefined],
    ['has an id of zeros', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`],
    ['has upper-case digits', `00-${trace.toUpperCase()}-b7ad6b7169203331-01`],
    ['has a short id', `00-${trace.slice(1)}-b7ad6b7169203331-01`],
    ['consists of the id', trace],
  ])('ignores a traceparent that %s', (_what, header) => {
    expect(traceIdOf(header)).toBeUndefined()
  })
})
