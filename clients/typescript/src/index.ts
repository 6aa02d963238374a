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
