/**
 * SHA-256 of the DER encoding of six U2F attestation certificates that Yubico has published. Each has an RSA
 * signature of 256 octets in a BIT STRING that declares unused bits. The authenticators with these certificates are
 * in use and cannot be updated. See {@link mendUnusedBits}.
 */
export const WRONG_UNUSED_BITS: ReadonlySet<string> = new Set([
  '349bca1031f8c82c4ceca38b9cebf1a69df9fb3b94eed99eb3fb9aa3822d26e8',
  'dd574527df608e47ae45fbba75a2afdd5c20fd94a02419381813cd55a2a3398f',
  '1d8764f0f7cd1352df6150045c8f638e517270e8b5dda1c63ade9c2280240cae',
  'd0edc9a91a1677435a953390865d208c55b3183c6759c9b5a7ff494c322558eb',
  '6073c436dcd064a48127ddbf6032ac1a66fd59a0c24434f070d4e564c124c897',
  'ca993121846c464d666096d35f13bf44c1b05af205f9b4a1e00cf6cc10c5e511',
])
