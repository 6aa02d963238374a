/**
 * The edition of the specification that the catalogues follow: the editors' draft of Web Authentication Level 3 at
 * this commit of the `main` branch of w3c/webauthn. Step numbers refer to this edition; step IDs never change.
 */
export const EDITION = {
  specification: 'webauthn-3',
  branch: 'main',
  commit: '146d0db03cb88e69a8f6f0c3c168221abe73504b',
  date: '2026-07-30',
} as const

/** The edition as one line for reports. */
export const EDITION_LABEL = `${EDITION.specification} ${EDITION.date} (${EDITION.commit.slice(0, 12)})`
