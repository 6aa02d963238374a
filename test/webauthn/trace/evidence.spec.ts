import { createHash } from 'node:crypto'
import { renderEvidence } from '../../../src/webauthn/trace/evidence.js'

describe('renderEvidence', () => {
  it('renders bytes as a fingerprint, including those in lists', () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, i) => i)
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
    const fingerprint = `sha256:${digest} (32 bytes)`
    expect(renderEvidence({ bytes, list: [bytes, [bytes]] })).toEqual({
      bytes: fingerprint,
      list: [fingerprint, [fingerprint]],
    })
  })

  it('renders different bytes differently', () => {
    const [a, b] = [Uint8Array.of(1), Uint8Array.of(2)]
    expect(renderEvidence({ x: a })).not.toEqual(renderEvidence({ x: b }))
  })

  it('truncates long texts and lists', () => {
    const { text, list } = renderEvidence({ text: 'x'.repeat(1000), list: Array.from({ length: 99 }, (_, i) => i) })
    expect(text).toBe(`${'x'.repeat(256)}…`)
    expect(list).toHaveLength(16)
  })

  it('does not truncate a text of 256 characters', () => {
    const text = 'x'.repeat(256)
    expect(renderEvidence({ text })).toEqual({ text })
  })

  it('omits undefined values only', () => {
    const evidence = { a: undefined, b: null, c: false, d: 0, e: '' }
    expect(renderEvidence(evidence)).toStrictEqual({ b: null, c: false, d: 0, e: '' })
  })
})
