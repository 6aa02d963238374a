/**
 * The edition of the specification that the catalogues follow: the W3C Recommendation "Web Authentication: An API for
 * accessing Public Key Credentials Level 3". Step numbers refer to this edition; step IDs never change.
 *
 * Its source is the branch `L3-CR` of w3c/webauthn. Sections 7 and 8 of that commit agree with the Candidate
 * Recommendation of January 2026, apart from corrected step numbers in cross-references. The new §14.5.5 concerns clients.
 */
export const EDITION = {
  specification: 'webauthn-3',
  status: 'REC',
  date: '2026-08-25',
  url: 'https://www.w3.org/TR/2026/REC-webauthn-3-20260825/',
  branch: 'L3-CR',
  commit: '8bbf36383b917a0e31884e6ef12f0171b134d5dd',
} as const

/** The edition as one line for reports. */
export const EDITION_LABEL = `${EDITION.specification} ${EDITION.status} ${EDITION.date}`
