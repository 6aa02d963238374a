import fc from 'fast-check'
import { formatApiKey, parseApiKey } from '../../src/auth/api-keys/api-key-format.js'

const SECRET = 'x'.repeat(32)

describe('parseApiKey', () => {
  it('returns the id and the secret', () => {
    expect(parseApiKey(`lk_abc-123_${SECRET}.~-`)).toEqual({ id: 'abc-123', secret: `${SECRET}.~-` })
  })

  it.each([
    '',
    'lk_',
    'lk__',
    `lk__${SECRET}`,
    `lk_id_${SECRET.slice(1)}`,
    `lk_id_${'x'.repeat(257)}`,
    `lk_${'i'.repeat(65)}_${SECRET}`,
    `pk_id_${SECRET}`,
    `LK_id_${SECRET}`,
    ` lk_id_${SECRET}`,
    `lk_id_${SECRET}\n`,
    `lk_id_${SECRET}\u0000`,
  ])('returns undefined for %j', (text) => {
    expect(parseApiKey(text)).toBeUndefined()
  })

  it('parses the output of formatApiKey', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9-]{1,64}$/)
    const secret = fc.stringMatching(/^[A-Za-z0-9._~-]{32,256}$/)
    fc.assert(
      fc.property(fc.record({ id, secret }), (parts) => {
        expect(parseApiKey(formatApiKey(parts))).toEqual(parts)
      }),
    )
  })
})
