import type { SoftwareAuthenticator } from './authenticator.js'
import type { AuthenticationInput, RegistrationInput } from './ceremony-input.js'
import type { ClientContext, CreationOptions, RequestOptions } from './json.js'
import { PAGE_SCRIPT } from './page-script.data.js'

/** The methods of a Playwright `Page` or `BrowserContext` that {@link attachToPage} calls. */
export interface BrowserPage {
  /** Makes a function callable by its name in the page. */
  exposeFunction(name: string, callback: (request: never) => unknown): Promise<unknown>
  /** Runs a script in the page and its frames before their own scripts. */
  addInitScript(script: { content: string }): Promise<unknown>
}

/** Inputs for the ceremonies of an attached page, for example `{ register: { fault: 'wrong-rp-id' } }`. */
export interface AttachOptions {
  readonly register?: Partial<RegistrationInput>
  readonly authenticate?: Partial<AuthenticationInput>
}

/** A call of `navigator.credentials` in the page. */
interface Request extends ClientContext {
  readonly method: 'create' | 'get'
  readonly options: CreationOptions & RequestOptions
}

/** The result of a call: the response, or the name and message of a DOMException. */
type Result = { readonly response: unknown } | { readonly name: string; readonly message: string }

/**
 * Makes a page and its frames use a software authenticator in place of the browser's: calls of
 * `navigator.credentials.create` and `get` with `publicKey` reach the authenticator. Requests with conditional mediation
 * stay pending, as if the user selected no passkey. Call it before the page is opened.
 *
 * @param page a Playwright `Page` or `BrowserContext`
 */
export async function attachToPage(
  page: BrowserPage,
  authenticator: SoftwareAuthenticator,
  options: AttachOptions = {},
): Promise<void> {
  await page.exposeFunction('latchkeyTestingCall', (request: Request) => call(authenticator, request, options))
  await page.addInitScript({ content: PAGE_SCRIPT })
}

function call(authenticator: SoftwareAuthenticator, request: Request, changes: AttachOptions): Result {
  const { method, options, origin, crossOrigin = false } = request
  try {
    const response =
      method === 'create'
        ? authenticator.register(options, { origin, crossOrigin, ...changes.register })
        : authenticator.authenticate(options, { origin, crossOrigin, ...changes.authenticate })
    return { response }
  } catch (error) {
    if (error instanceof DOMException) return { name: error.name, message: error.message }
    throw error
  }
}
