import { EDITION, EDITION_LABEL } from '../../../src/webauthn/trace/edition.js'

it('EDITION_LABEL contains specification, date and commit', () => {
  expect(EDITION.commit).toMatch(/^[0-9a-f]{40}$/)
  expect(EDITION.date).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(EDITION_LABEL).toBe(`${EDITION.specification} ${EDITION.date} (${EDITION.commit.slice(0, 12)})`)
})
