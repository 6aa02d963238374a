import type { CborMap } from '../bytes/cbor.js'
import type { ClientExtensionResults } from '../structures/credential-json.js'
import type { ExtensionOutputs } from '../structures/extensions.js'
import type { Trace } from '../trace/trace.js'
import type { ExtensionExpectations } from './extension-expectations.js'
import { EXTENSION_OUTPUTS } from './extension-outputs.steps.js'
import { readExtensionOutputs } from './readable-outputs.js'

const E = EXTENSION_OUTPUTS.rows

/**
 * Reads and checks the outputs of both kinds: those of the client and those of the authenticator.
 *
 * @throws MalformedInputError when a known extension that was asked answers in a shape it does not have
 * @throws PolicyError when the relying party demands otherwise
 */
export function checkExtensionOutputs(
  trace: Trace,
  client: ClientExtensionResults,
  authenticator: CborMap | undefined,
  expected: ExtensionExpectations,
): ExtensionOutputs {
  const outputs = trace.let(E.outputs, () => readExtensionOutputs({ client, authenticator }, expected))
  const { credentialProtection: level } = expected

  if (expected.unsolicited === 'ignored') trace.skip(E.solicited, 'outputs nobody asked for are ignored')
  else {
    const answered = [...Object.keys(client), ...(authenticator?.keys() ?? [])].map(String)
    const unsolicited = answered.filter((id) => !expected.requested.has(id))
    trace.verify(E.solicited, unsolicited.length === 0, () => ({ unsolicited }))
  }
  if (level === 'any') trace.skip(E.credentialProtection, 'no credential protection policy is enforced')
  else trace.verify(E.credentialProtection, (outputs.credProtect ?? 0) >= level, () => ({ got: outputs.credProtect }))
  if (expected.residentKey === 'any') trace.skip(E.residentKey, 'the credential need not be discoverable')
  else trace.verify(E.residentKey, outputs.credProps?.rk !== false, () => ({ rk: outputs.credProps?.rk }))
  const { largeBlob } = outputs
  if (expected.largeBlob === 'any') trace.skip(E.largeBlob, 'the credential need not store a large blob')
  else trace.verify(E.largeBlob, largeBlob?.supported === true, () => ({ supported: largeBlob?.supported }))
  return outputs
}
