import type { Catalogue } from '../../../src/webauthn/trace/step.js'

const anchor = 'sctn-example'

/** A catalogue that is nested in {@link OUTER}. */
export const INNER = {
  name: 'inner',
  section: '§2',
  rows: {
    parse: { id: 'inner.parse', number: 1, anchor, kind: 'let', text: 'Parse it.', code: null },
    check: { id: 'inner.check', number: 2, anchor, kind: 'verify', text: 'Check it.', code: 'tpm_name_mismatch' },
    last: { id: 'inner.last', number: 3, anchor, kind: 'verify', text: 'Check more.', code: 'tpm_type_unexpected' },
  },
} as const satisfies Catalogue

/** A catalogue with a row of each kind. */
export const OUTER = {
  name: 'outer',
  section: '§1',
  rows: {
    prepare: { id: 'outer.prepare', number: 1, anchor, kind: 'caller', text: 'Prepare.', code: null },
    ask: { id: 'outer.ask', number: 2, anchor, kind: 'client', text: 'Ask.', code: null },
    parse: { id: 'outer.parse', number: 3, anchor, kind: 'let', text: 'Parse it.', code: null },
    origin: {
      id: 'outer.origin',
      number: 4,
      anchor,
      kind: 'verify',
      text: 'The origin is expected.',
      code: 'origin_unexpected',
      furtherCodes: ['top_origin_unexpected', 'backup_state_refused', 'format_unsupported', 'attested_data_missing'],
    },
    nested: { id: 'outer.nested', number: 5, anchor, kind: 'verify', text: 'The inner holds.', code: null },
    optional: {
      id: 'outer.optional',
      number: 6,
      anchor,
      kind: 'verify',
      text: 'If asked for, it is there.',
      code: 'user_verification_missing',
    },
    store: { id: 'outer.store', number: 7, anchor, kind: 'caller', text: 'Store it.', code: null },
  },
} as const satisfies Catalogue
