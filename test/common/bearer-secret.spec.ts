import { SystemRandom } from '../../src/common/random.js'
import { createBearerSecret, parseBearerSecret, hashSecret, matchesSecretHash } from '../../src/common/bearer-secret.js'

const FORMAT = /^lx_([0-9a-f]{16})_([0-9a-f]{64})$/

describe('a bearer secret', () => {
  it('has random parts that can be parsed from the text', () => {
    const [parts, others] = [createBearerSecret(new SystemRandom(), 8), createBearerSecret(new SystemRandom(), 8)]
    expect(parseBearerSecret(`lx_${parts.id}_${parts.secret}`, FORMAT)).toEqual(parts)
    expect(others.id).not.toBe(parts.id)
    expect(others.secret).not.toBe(parts.secret)
  })

  it.each(['', 'lx', 'lx__', `lx_${'0'.repeat(16)}_${'0'.repeat(63)}`])('is not parsed from %j', (text) => {
    expect(parseBearerSecret(text, FORMAT)).toBeUndefined()
  })

  it.each<[string, string, Uint8Array | undefined, boolean]>([
    ['the stored secret', 'secret', hashSecret('secret'), true],
    ['a different secret', 'secreT', hashSecret('secret'), false],
    ['an empty secret', '', hashSecret('secret'), false],
    ['any secret when no hash is stored', 'secret', undefined, false],
    ['any secret when the stored hash is all zeros', 'secret', new Uint8Array(32), false],
  ])('is compared with the stored hash: %s', (_what, secret, kept, expected) => {
    expect(matchesSecretHash(secret, kept)).toBe(expected)
  })
})
