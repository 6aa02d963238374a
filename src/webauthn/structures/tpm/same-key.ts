import { equalBytes } from '../../bytes/equal.js'
import type { CoseKey, Ec2Key, RsaKey } from '../cose-key.js'
import type { TpmEccPublicArea, TpmPublicArea, TpmRsaPublicArea } from './public-area.js'

/** Returns whether a TPM public area and a COSE key contain the same key. Compares numbers, not encodings. */
export function describesKey(area: TpmPublicArea, key: CoseKey): boolean {
  if (area.type === 'RSA') return key.kty === 'RSA' && isSameRsaKey(area, key)
  return key.kty === 'EC2' && isSameEccKey(area, key)
}

function isSameRsaKey(area: TpmRsaPublicArea, { n, e }: RsaKey): boolean {
  const exponent = e.reduce((value, byte) => value * 0x100 + byte, 0)
  return isSameInteger(area.modulus, n) && area.exponent === exponent
}

function isSameEccKey(area: TpmEccPublicArea, { crv, x, y }: Ec2Key): boolean {
  return area.curve === crv && isSameInteger(area.x, x) && isSameInteger(area.y, y)
}

function isSameInteger(a: Uint8Array, b: Uint8Array): boolean {
  return equalBytes(withoutLeadingZeros(a), withoutLeadingZeros(b))
}

function withoutLeadingZeros(integer: Uint8Array): Uint8Array {
  const first = integer.findIndex((byte) => byte !== 0)
  return first === -1 ? integer.subarray(integer.length) : integer.subarray(first)
}
