import type { CborOutputs } from '../bytes/cbor-outputs.js'
import type { ClientExtensionResults } from '../structures/credential-json.js'
import type { ExtensionOutputs } from '../structures/extensions.js'
import type { Trace } from '../trace/trace.js'
import type { ExtensionExpectations } from './extension-expectations.js'
import { EXTENSION_OUTPUTS } from './extension-outputs.steps.js'
import { readExtensionOutputs } from './readable-outputs.js'

const E = EXTENSION_OUTPUTS.rows

/**
 * Parses the client and authenticator extension outputs and checks them against the requirements of the relying party.
 *
 * @throws MalformedInputError when the output of a requested extension is malformed
 * @throws PolicyError when an output violates a requirement
 */
export function checkExtensionOutputs(
  trace: Trace,
  client: ClientExtensionResults,
  authenticator: CborOutputs | undefined,
  expected: ExtensionExpectations,
): ExtensionOutputs {
  const outputs = trace.let(E.outputs, () => readExtensionOutputs({ client, authenticator }, expected))
  const { credentialProtection: level } = expected

  if (expected.unsolicited === 'ignored') trace.skip(E.solicited, 'unsolicited outputs are ignored')
  else {
    const received = [...Object.keys(client), ...(authenticator?.keys() ?? [])].map(String)
    const unsolicited = received.filter((id) => !expected.requested.has(id))
    trace.verify(E.solicited, unsolicited.length === 0, () => ({ unsolicited }))
  }
  if (level === 'any') trace.skip(E.credentialProtection, 'no credential protection policy is enforced')
  else trace.verify(E.credentialProtection, (outputs.credProtect ?? 0) >= level, () => ({ got: outputs.credProtect }))
  if (expected.residentKey === 'any') trace.skip(E.residentKey, 'a discoverable credential is not required')
  else trace.verify(E.residentKey, outputs.credProps?.rk !== false, () => ({ rk: outputs.credProps?.rk }))
  const { largeBlob } = outputs
  if (expected.largeBlob === 'any') trace.skip(E.largeBlob, 'large blob storage is not required')
  else trace.verify(E.largeBlob, largeBlob?.supported === true, () => ({ supported: largeBlob?.supported }))
  return outputs
}
