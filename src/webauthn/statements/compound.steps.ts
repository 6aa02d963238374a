import type { Catalogue } from '../trace/step.js'

const anchor = 'sctn-compound-attestation'

/** The steps of §8.9, Compound Attestation Statement Format. */
export const COMPOUND = {
  name: 'compound',
  section: '§8.9',
  rows: {
    count: {
      id: 'compound.count',
      number: 1,
      anchor,
      kind: 'verify',
      text: 'The statement is a list of two statements or more, and of no more than the engine takes on.',
      code: 'compound_too_few',
      furtherCodes: ['compound_too_many'],
    },
    syntax: {
      id: 'compound.syntax',
      number: 2,
      anchor,
      kind: 'let',
      text: 'Each of them has a format and a statement of that format, and nothing else.',
      code: null,
    },
    nesting: {
      id: 'compound.nesting',
      number: 3,
      anchor,
      kind: 'verify',
      text: 'None of them is a compound statement.',
      code: 'compound_nested',
    },
    format: {
      id: 'compound.format',
      number: 4,
      anchor,
      kind: 'verify',
      text: 'The format of the statement is one that is supported and accepted.',
      code: 'format_unsupported',
      furtherCodes: ['format_disabled'],
    },
    part: {
      id: 'compound.part',
      number: 5,
      anchor,
      kind: 'verify',
      text: 'The statement verifies by the procedure of its format.',
      code: null,
    },
    sufficient: {
      id: 'compound.sufficient',
      number: 6,
      anchor,
      kind: 'verify',
      text: 'As many statements verify as the relying party demands.',
      code: 'compound_insufficient',
    },
  },
} as const satisfies Catalogue
