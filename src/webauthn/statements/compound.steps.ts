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
      text: 'Verify that the statement is an array of at least two statements, and of no more than the engine accepts.',
      code: 'compound_too_few',
      furtherCodes: ['compound_too_many'],
    },
    syntax: {
      id: 'compound.syntax',
      number: 2,
      anchor,
      kind: 'let',
      text: 'Decode each element into fmt and attStmt.',
      code: null,
    },
    nesting: {
      id: 'compound.nesting',
      number: 3,
      anchor,
      kind: 'verify',
      text: 'Verify that no element has the format compound.',
      code: 'compound_nested',
    },
    format: {
      id: 'compound.format',
      number: 4,
      anchor,
      kind: 'verify',
      text: 'Verify that the format of the element is supported, and accepted by the relying party.',
      code: 'format_unsupported',
      furtherCodes: ['format_disabled'],
    },
    part: {
      id: 'compound.part',
      number: 5,
      anchor,
      kind: 'verify',
      text: 'Verify the statement of the element with the verification procedure of its format.',
      code: null,
    },
    sufficient: {
      id: 'compound.sufficient',
      number: 6,
      anchor,
      kind: 'verify',
      text: 'Verify that sufficiently many statements verified, as determined by the policy of the relying party.',
      code: 'compound_insufficient',
    },
  },
} as const satisfies Catalogue
