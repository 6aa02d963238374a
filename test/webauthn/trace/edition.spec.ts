import { EDITION, EDITION_LABEL } from '../../../src/webauthn/trace/edition.js'

it('the label of the edition names specification, date and commit', () => {
  expect(EDITION.commit).toMatch(/^[0-9a-f]{40}$/)
  expect(EDITION.date).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(EDITION_LABEL).toBe(`${EDITION.specification} ${EDITION.date} (${EDITION.commit.slice(0, 12)})`)
})
