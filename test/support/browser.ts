import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'

/** The path of Debian's package. The variable `CHROMIUM` overrides it. */
const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts Chromium. Close it at the end of the tests. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, headless: true, args: FLAGS })
}

/** Options of Chrome's virtual authenticators (DevTools protocol, domain WebAuthn). */
export interface AuthenticatorOptions {
  readonly protocol: 'ctap2' | 'u2f'
  readonly transport: 'internal' | 'usb'
  readonly hasResidentKey?: boolean
  readonly hasUserVerification?: boolean
  readonly isUserVerified?: boolean
  readonly hasLargeBlob?: boolean
  readonly hasCredBlob?: boolean
  readonly hasMinPinLength?: boolean
  readonly hasPrf?: boolean
}

/** A platform authenticator that stores passkeys and verifies the user. */
export const PLATFORM: AuthenticatorOptions = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
}

/** A U2F security key. */
export const U2F_KEY: AuthenticatorOptions = { protocol: 'u2f', transport: 'usb' }

/** A credential inside a virtual authenticator. Bytes are base64, not base64url. */
export interface VirtualCredential {
  readonly credentialId: string
  readonly isResidentCredential: boolean
  readonly rpId: string
  readonly privateKey: string
  readonly userHandle?: string
  readonly signCount: number
}

/** A virtual authenticator that confirms user presence by itself. */
export class VirtualAuthenticator {
  constructor(
    private readonly cdp: CDPSession,
    readonly authenticatorId: string,
  ) {}

  async credentials(): Promise<VirtualCredential[]> {
    const { credentials } = await this.cdp.send('WebAuthn.getCredentials', { authenticatorId: this.authenticatorId })
    return credentials as VirtualCredential[]
  }

  /** Adds a credential, for example a copy from another authenticator. */
  async add(credential: VirtualCredential): Promise<void> {
    await this.cdp.send('WebAuthn.addCredential', { authenticatorId: this.authenticatorId, credential })
  }

  /** Makes all later signatures invalid. */
  async forge(): Promise<void> {
    const { authenticatorId } = this
    await this.cdp.send('WebAuthn.setResponseOverrideBits', { authenticatorId, isBogusSignature: true })
  }

  async remove(): Promise<void> {
    await this.cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: this.authenticatorId })
  }
}

export interface VisitorOptions {
  /** Whether the browser suggests passkeys in form fields (conditional UI). A virtual authenticator selects one at once. */
  readonly suggestions?: boolean
  readonly width?: number
}

/** A browser context with its own storage, cookies and authenticators. */
export class Visitor {
  /** Errors of scripts and violations of the content security policy. */
  readonly complaints: string[] = []

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly cdp: CDPSession,
  ) {}

  static async open(browser: Browser, options: VisitorOptions = {}): Promise<Visitor> {
    const context = await browser.newContext({ viewport: { width: options.width ?? 1100, height: 800 } })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    if (options.suggestions !== true) await page.addInitScript(WITHOUT_SUGGESTIONS)
    const cdp = await context.newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    const visitor = new Visitor(context, page, cdp)
    page.on('pageerror', (error) => visitor.complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !isAboutStatus(message.text())) visitor.complaints.push(message.text())
    })
    return visitor
  }

  async addAuthenticator(options: AuthenticatorOptions = PLATFORM): Promise<VirtualAuthenticator> {
    const ctap2 = options.protocol === 'ctap2' ? ({ ctap2Version: 'ctap2_1' } as const) : {}
    const all = { ...options, ...ctap2, automaticPresenceSimulation: true }
    const { authenticatorId } = await this.cdp.send('WebAuthn.addVirtualAuthenticator', { options: all })
    return new VirtualAuthenticator(this.cdp, authenticatorId)
  }

  async close(): Promise<void> {
    await this.context.close()
  }
}

/** Returns whether a console message reports an error status of a response. The page handles these. */
function isAboutStatus(message: string): boolean {
  return message.startsWith('Failed to load resource: the server responded with a status of 4')
}

/** A script for the page that disables conditional UI. */
const WITHOUT_SUGGESTIONS = 'PublicKeyCredential.isConditionalMediationAvailable = async () => false'
