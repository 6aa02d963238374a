import { createTypedClient, type LatchkeyClient, type LatchkeyOptions, orThrow, type Schemas } from './client.js'
import { withoutSecrets } from './secrets.js'

/** Asks the user for a passkey. `@simplewebauthn/browser` provides both functions too. */
export interface PasskeyPrompts {
  create(options: Schemas['PublicKeyCredentialCreationOptionsJSON']): Promise<Schemas['RegistrationResponseJSON']>
  get(options: Schemas['PublicKeyCredentialRequestOptionsJSON']): Promise<Schemas['AuthenticationResponseJSON']>
}

export interface AccountOptions extends Omit<LatchkeyOptions, 'apiKey'> {
  /** The access token of the signed-in user, or a function that returns the current one. */
  readonly accessToken: LatchkeyOptions['apiKey']
  /** Default: `navigator.credentials`. */
  readonly prompts?: PasskeyPrompts
  /** Called before each prompt, so that the page can explain it. */
  readonly beforePrompt?: (prompt: 'confirm' | 'create') => void | Promise<void>
}

/** The changes that a signed-in user makes, each with the confirmation that it needs. */
export interface AccountClient {
  /** The typed client, for routes without a confirmation. */
  readonly client: LatchkeyClient
  /**
   * Confirms a change and returns the token for the header `Confirmation`.
   *
   * @throws LatchkeyError when the server rejects a request
   * @throws DOMException when the user cancels the prompt
   */
  confirm(change: Schemas['Change']): Promise<string>
  /** Adds a passkey: confirms this with an existing one, then creates the new one. */
  addPasskey(passkey?: { readonly displayName?: string }): Promise<Schemas['RegistrationResult']>
  /** Deletes a passkey and ends the sessions that it authenticated. */
  deletePasskey(passkeyId: string): Promise<Schemas['DeletedPasskeys']>
  /** Ends another session. */
  endSession(sessionId: string): Promise<void>
  /** Ends all sessions except the current one. */
  endOtherSessions(): Promise<void>
  /** Ends all sessions. */
  signOutEverywhere(): Promise<void>
}

/** Creates a client for the page or app of a signed-in user. */
export function createAccountClient(options: AccountOptions): AccountClient {
  const { accessToken, prompts = BROWSER_PROMPTS, beforePrompt = () => undefined, ...rest } = options
  // The ceremonies need the browser's cookie, also when the page has another origin than the server.
  const client = createTypedClient({ ...rest, bearer: accessToken, credentials: 'include' })

  const confirm = async (change: Schemas['Change']): Promise<string> => {
    const started = await orThrow(client.POST('/v1/me/confirmations/start', { body: change }))
    await beforePrompt('confirm')
    const publicKey = withoutSecrets(await prompts.get(started.authenticationOptions))
    return (await orThrow(client.POST('/v1/me/confirmations/finish', { body: { publicKey } }))).token
  }
  const confirmed = async (act: Schemas['Change']['act'], target: string) => ({
    Confirmation: await confirm({ act, target }),
  })

  return {
    client,
    confirm,
    async addPasskey(passkey) {
      const body = passkey === undefined ? {} : { passkey }
      const started = await orThrow(client.POST('/v1/me/passkeys/start', { body }))
      const header = { Confirmation: await confirm(started.confirmation) }
      await beforePrompt('create')
      const publicKey = withoutSecrets(await prompts.create(started.registrationOptions))
      return orThrow(client.POST('/v1/me/passkeys/finish', { params: { header }, body: { publicKey } }))
    },
    async deletePasskey(passkeyId) {
      const params = { path: { passkeyId }, header: await confirmed('passkey.delete', passkeyId) }
      return orThrow(client.DELETE('/v1/me/passkeys/{passkeyId}', { params }))
    },
    async endSession(sessionId) {
      const params = { path: { sessionId }, header: await confirmed('sessions.end', sessionId) }
      await orThrow(client.DELETE('/v1/me/sessions/{sessionId}', { params }))
    },
    async endOtherSessions() {
      const params = { header: await confirmed('sessions.end', 'others') }
      await orThrow(client.DELETE('/v1/me/sessions', { params }))
    },
    async signOutEverywhere() {
      const params = { header: await confirmed('sessions.end', 'others') }
      await orThrow(client.POST('/v1/sign-out/all', { params }))
    },
  }
}

/** The parts of a browser that the prompts use. Node.js and its types lack them. */
interface BrowserGlobals {
  readonly navigator: {
    readonly credentials: {
      create(options: { readonly publicKey: unknown }): Promise<{ toJSON(): unknown }>
      get(options: { readonly publicKey: unknown }): Promise<{ toJSON(): unknown }>
    }
  }
  readonly PublicKeyCredential: {
    parseCreationOptionsFromJSON(options: object): unknown
    parseRequestOptionsFromJSON(options: object): unknown
  }
}

const browser = globalThis as unknown as BrowserGlobals

/** Uses the JSON methods of the browser (WebAuthn §5.1). */
const BROWSER_PROMPTS: PasskeyPrompts = {
  async create(options) {
    const publicKey = browser.PublicKeyCredential.parseCreationOptionsFromJSON(options)
    const credential = await browser.navigator.credentials.create({ publicKey })
    return credential.toJSON() as Schemas['RegistrationResponseJSON']
  },
  async get(options) {
    const publicKey = browser.PublicKeyCredential.parseRequestOptionsFromJSON(options)
    const credential = await browser.navigator.credentials.get({ publicKey })
    return credential.toJSON() as Schemas['AuthenticationResponseJSON']
  },
}
