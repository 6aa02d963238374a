import type { Catalogue } from '../trace/step.js'

const anchor = 'sctn-none-attestation'

/** The steps of §8.7, None Attestation Statement Format. */
export const NONE = {
  name: 'none',
  section: '§8.7',
  rows: {
    syntax: {
      id: 'none.syntax',
      number: 1,
      anchor,
      kind: 'verify',
      text: 'Verify that the statement is an empty map.',
      code: 'none_statement_not_empty',
    },
  },
} as const satisfies Catalogue
