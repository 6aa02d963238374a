/**
 * X.509 certificates and revocation lists (RFC 5280), and the trust anchors that attestation statements are verified
 * against.
 *
 * @module
 */

export { type Certificate, parseCertificate } from './crypto/certificate.js'
export { DEFAULT_PATH_SETTINGS, type PathSettings, type TrustAnchor } from './crypto/certificate-path.js'
export { parseRevocationList, type RevocationList } from './crypto/crl.js'
export { RevocationLists } from './crypto/revocation.js'
export {
  type AnchorQuery,
  fixedAnchors,
  formatAnchors,
  joinAnchors,
  type TrustAnchorSource,
} from './trust/trust-anchors.js'
