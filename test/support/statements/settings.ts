import type { StatementSettings } from '../../../src/webauthn/statements/settings.js'

/** The strictest value of every setting. */
export const STRICT_STATEMENTS: StatementSettings = {
  sha1: 'refused',
  packed: { countryCode: 'assigned', serialNumber: 'refused' },
  tpm: { vendor: 'registered', objectAttributes: 'required', criticalAlternativeName: 'required' },
  androidKey: {
    authorizationList: 'tee-enforced',
    absentAuthorizations: 'refused',
    purpose: 'only-sign',
    leastSecurityLevel: 'trusted-environment',
    revokedSerialNumbers: new Set(['bad']),
  },
  androidSafetyNet: { maximumAgeMillis: 60_000, ctsProfileMatch: 'required' },
  fidoU2f: { aaguid: 'zero', flags: 'u2f-only' },
  compound: { verify: 'all' },
}

/** The least strict value of every setting. */
export const LAX_STATEMENTS: StatementSettings = {
  sha1: 'accepted',
  packed: { countryCode: 'two-letters', serialNumber: 'accepted' },
  tpm: { vendor: 'any', objectAttributes: 'ignored', criticalAlternativeName: 'ignored' },
  androidKey: {
    authorizationList: 'union',
    absentAuthorizations: 'accepted',
    purpose: 'includes-sign',
    leastSecurityLevel: 'software',
    revokedSerialNumbers: 'unchecked',
  },
  androidSafetyNet: { maximumAgeMillis: 'any', ctsProfileMatch: 'ignored' },
  fidoU2f: { aaguid: 'any', flags: 'any' },
  compound: { verify: 'any' },
}
