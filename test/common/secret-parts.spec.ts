import { SystemRandom } from '../../src/common/random.js'
import { drawSecretParts, findSecretParts, hashOfSecret, isKeptSecret } from '../../src/common/secret-parts.js'

const FORM = /^lx_([0-9a-f]{16})_([0-9a-f]{64})$/

describe('the parts of a text that lets in', () => {
  it('are random, and found again in the text', () => {
    const [parts, others] = [drawSecretParts(new SystemRandom(), 8), drawSecretParts(new SystemRandom(), 8)]
    expect(findSecretParts(`lx_${parts.id}_${parts.secret}`, FORM)).toEqual(parts)
    expect(others.id).not.toBe(parts.id)
    expect(others.secret).not.toBe(parts.secret)
  })

  it.each(['', 'lx', 'lx__', `lx_${'0'.repeat(16)}_${'0'.repeat(63)}`])('are not in %j', (text) => {
    expect(findSecretParts(text, FORM)).toBeUndefined()
  })

  it.each<[string, string, Uint8Array | undefined, boolean]>([
    ['the secret that is kept', 'secret', hashOfSecret('secret'), true],
    ['another one', 'secreT', hashOfSecret('secret'), false],
    ['none, where the secret of another is kept', '', hashOfSecret('secret'), false],
    ['any, where nothing is kept', 'secret', undefined, false],
    ['any, where nothing but zeros is kept', 'secret', new Uint8Array(32), false],
  ])('are compared: %s', (_what, secret, kept, expected) => {
    expect(isKeptSecret(secret, kept)).toBe(expected)
  })
})
