import type { Catalogue } from '../trace/step.js'

const anchor = 'sctn-extensions'

/** What a relying party may demand of extension outputs (§7.1 step 28, §7.2 step 23, §9, §10). */
export const EXTENSION_OUTPUTS = {
  name: 'extensions',
  section: '§9',
  rows: {
    outputs: {
      id: 'extensions.outputs',
      number: 1,
      anchor,
      kind: 'let',
      text: 'Read the outputs of the extensions that have a known shape.',
      code: null,
    },
    solicited: {
      id: 'extensions.solicited',
      number: 2,
      anchor,
      kind: 'verify',
      text: 'If the relying party says so, no extension answers that was not asked.',
      code: 'extension_unsolicited',
    },
    credentialProtection: {
      id: 'extensions.credentialProtection',
      number: 3,
      anchor,
      kind: 'verify',
      text: 'An enforced credential protection policy is at least at the requested level.',
      code: 'extension_output_refused',
    },
    residentKey: {
      id: 'extensions.residentKey',
      number: 4,
      anchor: 'sctn-authenticator-credential-properties-extension',
      kind: 'verify',
      text: 'A credential that must be discoverable is not reported as not discoverable.',
      code: 'extension_output_refused',
    },
    largeBlob: {
      id: 'extensions.largeBlob',
      number: 5,
      anchor: 'sctn-large-blob-extension',
      kind: 'verify',
      text: 'A credential that must store a large blob is reported to support it.',
      code: 'extension_output_refused',
    },
  },
} as const satisfies Catalogue
