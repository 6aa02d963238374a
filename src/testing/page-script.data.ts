/**
 * The script that runs in an attached page. It converts options to JSON, calls the software authenticator, and makes
 * credential objects from its responses.
 */
export const PAGE_SCRIPT = `
(() => {
  if (!navigator.credentials) return
  const toBase64url = (bytes) =>
    btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  const toBuffer = (text) =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0)).buffer

  const toJson = (value) => {
    if (value instanceof ArrayBuffer) return toBase64url(new Uint8Array(value))
    if (ArrayBuffer.isView(value)) {
      return toBase64url(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
    }
    if (Array.isArray(value)) return value.map(toJson)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toJson(member)]))
  }

  const instance = (constructor, members) => {
    const descriptors = Object.entries(members).map(([name, value]) => [name, { value, enumerable: true }])
    return Object.create(constructor.prototype, Object.fromEntries(descriptors))
  }

  const responseOf = (json) => {
    const buffers = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']
    const members = Object.fromEntries(buffers.filter((name) => json[name]).map((name) => [name, toBuffer(json[name])]))
    if (!json.attestationObject) return instance(AuthenticatorAssertionResponse, { userHandle: null, ...members })
    return instance(AuthenticatorAttestationResponse, {
      ...members,
      getTransports: () => [...json.transports],
      getAuthenticatorData: () => members.authenticatorData,
      getPublicKey: () => toBuffer(json.publicKey),
      getPublicKeyAlgorithm: () => json.publicKeyAlgorithm,
    })
  }

  const credentialOf = (json) =>
    instance(PublicKeyCredential, {
      id: json.id,
      rawId: toBuffer(json.rawId),
      type: json.type,
      authenticatorAttachment: json.authenticatorAttachment,
      response: responseOf(json.response),
      getClientExtensionResults: () => json.clientExtensionResults,
      toJSON: () => json,
    })

  const aborted = (signal) =>
    new Promise((_resolve, reject) => {
      const abort = () => reject(signal.reason)
      if (signal?.aborted) abort()
      signal?.addEventListener('abort', abort)
    })

  const run = async (method, { publicKey, mediation, signal }) => {
    if (method === 'get' && mediation === 'conditional') return aborted(signal)
    const context = { origin: location.origin, crossOrigin: window !== window.top }
    const result = await latchkeyTestingCall({ method, options: toJson(publicKey), ...context })
    if (!result.response) throw new DOMException(result.message, result.name)
    return credentialOf(result.response)
  }

  const container = CredentialsContainer.prototype
  for (const method of ['create', 'get']) {
    const original = container[method]
    container[method] = function (options = {}) {
      return options.publicKey ? run(method, options) : original.call(this, options)
    }
  }
})()
`
