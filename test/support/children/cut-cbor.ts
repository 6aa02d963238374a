// Runs in a child process: gives every prefix of CBOR strings, and strings with false lengths, to the decoder.
import { verifyRegistration } from '../../../src/webauthn/index.js'
import { createAuthenticator, encodeCbor } from '../../../src/testing/index.js'
import { EngineError } from '../../../src/webauthn/errors/engine-error.js'
import { creationOptions, expectRegistration, ORIGIN } from '../expectations.js'

/** Heads of byte strings and text strings that claim up to 2^64 - 1 bytes. */
const FALSE_HEADS = ['58ff', '59ffff', '5affffffff', '5bffffffffffffffff', '78ff', '7affffffff', '7b7fffffffffffffff']

const response = createAuthenticator({ format: 'packed' }).register(creationOptions(), { origin: ORIGIN })
const whole = Buffer.from(response.response.attestationObject, 'base64url')
const cut = Array.from({ length: whole.length }, (_, length) => whole.subarray(0, length))
const forged = FALSE_HEADS.flatMap((head) => [
  Buffer.from(head, 'hex'),
  Buffer.concat([Buffer.from(encodeCbor(new Map([['fmt', 'none']]))).subarray(0, -5), Buffer.from(head, 'hex')]),
  Buffer.concat([whole.subarray(0, 20), Buffer.from(head, 'hex'), whole.subarray(20)]),
])

let rejected = 0
for (const bytes of [...cut, ...forged]) {
  const attestationObject = bytes.toString('base64url')
  try {
    verifyRegistration({ ...response, response: { ...response.response, attestationObject } }, expectRegistration())
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    rejected += 1
  }
}
console.log(JSON.stringify({ tried: cut.length + forged.length, rejected }))
