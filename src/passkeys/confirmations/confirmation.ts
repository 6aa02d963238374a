import type { Change } from './acts.data.js'

/** The user, session and browser of a confirmation. */
export interface ConfirmationHolder {
  readonly userId: string
  readonly sessionId: string
  /** SHA-256 of the secret in the browser's cookie. */
  readonly browserHash: Uint8Array
}

/** The permission to make one change once, until it expires. It is stored under the SHA-256 of its token. */
export interface Confirmation extends Change, ConfirmationHolder {
  /** The passkey that confirmed the change. */
  readonly passkeyId: string
  /** Whether that passkey verified the user and its verification counts as a factor. */
  readonly userVerified: boolean
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** The confirmation that a request presents, with the sender of the request. */
export interface PresentedConfirmation extends Omit<ConfirmationHolder, 'browserHash'> {
  /** The `Confirmation` header; null without one. */
  readonly token: string | null
  /** Null when the request has no valid cookie. */
  readonly browserHash: Uint8Array | null
}
