import { StructuredLogger } from '../../src/common/logger.js'

type Line = Record<string, unknown>

/** Creates a logger and gives access to the lines it has written. */
function createLogger(level = 'info'): { logger: StructuredLogger; lines: () => Line[]; text: () => string } {
  const written: string[] = []
  const logger = new StructuredLogger(level, { write: (line) => written.push(line) })
  return { logger, lines: () => written.map((line) => JSON.parse(line) as Line), text: () => written.join('') }
}

describe('StructuredLogger', () => {
  it('writes one JSON object per line with level, time, message and fields', () => {
    const { logger, lines } = createLogger()
    logger.event('request completed', { status: 200 })
    expect(lines()).toEqual([{ level: 'info', time: expect.any(String), message: 'request completed', status: 200 }])
  })

  it('removes members whose name indicates a secret', () => {
    const { logger, text } = createLogger()
    logger.event('x', { authorization: 'Bearer hidden-1', token: 'hidden-2', secret: 'hidden-3', cookie: 'hidden-4' })
    expect(text()).not.toContain('hidden')
  })

  it('logs the stack and the causes of an unexpected error, but no other members', () => {
    const { logger, lines, text } = createLogger()
    const error = new Error('outer', { cause: Object.assign(new Error('inner'), { parameters: ['hidden'] }) })
    logger.failure(Object.assign(error, { query: 'INSERT', parameters: ['hidden'] }), { requestId: 'r1' })
    expect(lines()).toMatchObject([
      { level: 'error', requestId: 'r1', error: { name: 'Error', message: 'outer', cause: { message: 'inner' } } },
    ])
    expect(lines()[0]).toHaveProperty('error.stack')
    expect(text()).not.toContain('hidden')
  })

  it.each([['text'], [42], [null], [undefined]])('logs a thrown value that is not an error: %p', (thrown) => {
    const { logger, lines } = createLogger()
    logger.failure(thrown)
    expect(lines()).toMatchObject([{ error: { message: 'something other than an error was thrown' } }])
  })

  it('logs an error whose causes form a cycle', () => {
    const { logger, lines } = createLogger()
    const error = new Error('a')
    error.cause = error
    logger.failure(error)
    expect(lines()).toHaveLength(1)
  })

  it('implements the LoggerService of Nest', () => {
    const { logger, lines } = createLogger('trace')
    logger.log('a', 'Context')
    logger.warn('b', 'Context')
    logger.debug('c')
    logger.verbose('d')
    logger.fatal('e')
    logger.error('f', 'stack', 'Context')
    logger.error(new Error('g'))
    expect(lines().map(({ level }) => level)).toEqual(['debug', 'warn', 'debug', 'trace', 'fatal', 'error', 'error'])
    expect(lines()[5]).toMatchObject({ message: 'f', context: 'Context' })
    expect(lines()[6]).toMatchObject({ error: { message: 'g' } })
  })
})
