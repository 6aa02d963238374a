export { type AccountClient, type AccountOptions, type PasskeyPrompts, createAccountClient } from './account.js'
export {
  createLatchkeyClient,
  type LatchkeyClient,
  LatchkeyError,
  type LatchkeyOptions,
  type operations,
  orThrow,
  type paths,
  type Schemas,
} from './client.js'
export { withoutSecrets } from './secrets.js'
export {
  expressSignedRequests,
  fastifySignedRequests,
  type GuardedRequest,
  keepRawBody,
  nestSignedRequests,
  parseRawJson,
} from './signed-requests/guards.js'
export { type RequestStamp, type RequestToSign, stampRequest } from './signed-requests/stamp-request.js'
export { type SignedRequest, type SignedRequestOptions } from './signed-requests/verify.js'
