import type { PathSettings } from '../webauthn/x509.js'
import { type OverrideKeys, override } from './profile-overrides.js'
import { integer, section, text } from './schema/types.js'

/** The rules for certificate paths. */
export const ATTESTATION_PATH = section('Rules for certificate paths.', {
  root_in_chain: override(
    ['accepted', 'refused'],
    'Whether to accept chains that contain a trust anchor in addition to the leaf.',
  ),
  expired: override(
    ['accepted', 'refused'],
    'Whether to accept certificates that were not valid at the time of the ceremony.',
  ),
  sha1: override(
    ['accepted', 'refused'],
    'Whether to accept certificates below the trust anchor that have a SHA-1 signature.',
  ),
  anchor_without_ca: override(
    ['accepted', 'refused'],
    'Whether to accept self-issued trust anchors that issue certificates but are not marked as a certificate authority.',
  ),
  shortest_rsa_key: integer(1024, 16_384)
    .nullable()
    .default(null)
    .describe('The minimum length of RSA keys in the path, in bits.'),
  critical_policies: override(['accepted', 'refused'], 'Whether to accept critical policy extensions.'),
  revocation: text(4096)
    .nullable()
    .default(null)
    .describe(
      'A file with certificate revocation lists: any number in PEM, or one in DER. Revoked certificates are refused. If null, no list is checked.',
    ),
} as const satisfies OverrideKeys<PathSettings>)
