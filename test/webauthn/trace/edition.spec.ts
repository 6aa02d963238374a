import { EDITION, EDITION_LABEL } from '../../../src/webauthn/trace/edition.js'

describe('the edition', () => {
  it('is a dated publication of the W3C', () => {
    const { date, specification, status, url } = EDITION
    expect(url).toBe(
      `https://www.w3.org/TR/${date.slice(0, 4)}/${status}-${specification}-${date.replaceAll('-', '')}/`,
    )
  })

  it('names the commit of its source', () => {
    expect(EDITION.commit).toMatch(/^[0-9a-f]{40}$/)
  })

  it('has a label with its specification, status and date', () => {
    expect(EDITION_LABEL).toBe('webauthn-3 REC 2026-08-25')
  })
})
