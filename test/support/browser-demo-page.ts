import type { Page, Response } from 'playwright-core'

/** Operates the page at `/` as a user does. */
export class DemoPage {
  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {}

  async open(): Promise<void> {
    await this.page.goto(this.url)
  }

  async signUp(email: string): Promise<void> {
    await this.askToSignUp(email)
    await this.untilSignedInAs(email)
  }

  async askToSignUp(email: string): Promise<void> {
    await this.page.getByRole('tab', { name: 'Create account' }).click()
    await this.page.getByRole('textbox', { name: 'Email' }).fill(email)
    await this.page.getByRole('button', { name: 'Create a passkey' }).click()
  }

  async untilSignedInAs(email: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: email, exact: true }).waitFor()
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign out' }).click()
    await this.page.getByText('You are signed out.').first().waitFor()
  }

  /** Signs in with the button, without a name. */
  async signIn(): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  }

  /** Signs in with the button and returns the response of the server. */
  async signInAndListen(): Promise<Response> {
    const finished = this.page.waitForResponse((response) => response.url().endsWith('/v1/sign-in/finish'))
    await this.signIn()
    return finished
  }

  /** Agrees to add a passkey. The browser then asks for an existing passkey and for the new one. */
  async addPasskey(): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a passkey' }).click()
    await this.page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click()
  }

  /** Waits until the next confirmation is finished, and runs a task before the page gets the response. */
  async afterConfirmation(task: () => Promise<unknown>): Promise<void> {
    await this.page.route(
      '**/v1/me/confirmations/finish',
      async (route) => {
        const response = await route.fetch()
        await task()
        await route.fulfill({ response })
      },
      { times: 1 },
    )
  }

  async rename(from: string, to: string): Promise<void> {
    await this.page.getByRole('button', { name: `Rename ${from}`, exact: true }).click()
    await this.page.getByLabel('New name').fill(to)
    await this.page.getByRole('button', { name: 'Save' }).click()
    await this.page.getByText(to, { exact: true }).waitFor()
  }

  async delete(name: string): Promise<void> {
    await this.askToDelete(name)
    await this.page.getByText('Passkey deleted.').first().waitFor({ state: 'attached' })
  }

  async askToDelete(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `Delete ${name}`, exact: true }).click()
    await this.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  }

  /** Waits for the expected number of passkeys and returns their names. */
  async passkeys(count: number): Promise<string[]> {
    await this.page.locator(`#passkeys > li:nth-child(${count}):last-child`).waitFor()
    return this.page.locator('#passkeys .name').allTextContents()
  }

  /** Returns the error message of the page. */
  async refusal(): Promise<string> {
    return (await this.page.getByRole('alert').locator('.notice-bad').textContent()) ?? ''
  }

  /** Returns the number and outcome of each step of the last ceremony. */
  async trace(title: string): Promise<{ readonly verdict: string; readonly steps: string[] }> {
    await this.page.getByRole('heading', { name: title }).waitFor()
    const numbers = await this.page.locator('#trace-steps > li > .number').allTextContents()
    const outcomes = await this.page.locator('#trace-steps > li > .badge').allTextContents()
    const verdict = (await this.page.locator('#trace-verdict').textContent()) ?? ''
    return { verdict, steps: numbers.map((number, index) => `${number} ${outcomes[index] ?? ''}`) }
  }
}
