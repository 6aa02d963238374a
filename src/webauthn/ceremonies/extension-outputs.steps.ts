import type { Catalogue } from '../trace/step.js'

const anchor = 'sctn-extensions'

/** How extension outputs are processed (§7.1 step 28, §7.2 step 23). §9 and §10 do not number these steps. */
export const EXTENSION_OUTPUTS = {
  name: 'extensions',
  section: '§9',
  rows: {
    outputs: {
      id: 'extensions.outputs',
      number: 1,
      anchor,
      kind: 'let',
      text: 'Parse the outputs of the extensions that the engine knows.',
      code: null,
    },
    solicited: {
      id: 'extensions.solicited',
      number: 2,
      anchor,
      kind: 'verify',
      text: 'If the relying party rejects unsolicited extensions, verify that every output was requested.',
      code: 'extension_unsolicited',
    },
    credentialProtection: {
      id: 'extensions.credentialProtection',
      number: 3,
      anchor,
      kind: 'verify',
      text: 'If a credential protection policy is enforced, verify that credProtect is at least the required level.',
      code: 'extension_output_refused',
    },
    residentKey: {
      id: 'extensions.residentKey',
      number: 4,
      anchor: 'sctn-authenticator-credential-properties-extension',
      kind: 'verify',
      text: 'If a discoverable credential is required, verify that credProps.rk is not false.',
      code: 'extension_output_refused',
    },
    largeBlob: {
      id: 'extensions.largeBlob',
      number: 5,
      anchor: 'sctn-large-blob-extension',
      kind: 'verify',
      text: 'If large blob storage is required, verify that largeBlob.supported is true.',
      code: 'extension_output_refused',
    },
  },
} as const satisfies Catalogue
