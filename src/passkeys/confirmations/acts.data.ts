/** An act and its target. */
interface ActEntry {
  /** Describes the target in requests. */
  readonly target: string
  /** Whether the target is a passkey, which provisional passkeys must not change. */
  readonly changesPasskey: boolean
}

/** The changes of an account that need a confirmation. A feature that adds such a change adds a row. */
export const ACTS = {
  'passkey.add': {
    target: 'The id of the registration: `confirmation.target` in the response of `POST /v1/me/passkeys/start`.',
    changesPasskey: false,
  },
  'passkey.delete': { target: 'The id of the passkey.', changesPasskey: true },
  'sessions.end': {
    target: 'The id of another session, or `others` for all sessions except the current one.',
    changesPasskey: false,
  },
} as const satisfies Readonly<Record<string, ActEntry>>

export type Act = keyof typeof ACTS

/** The change that a confirmation authorises. */
export interface Change {
  readonly act: Act
  /** The object that the act affects. */
  readonly target: string
}

/** The target of `sessions.end` that means all sessions except the current one. */
export const OTHER_SESSIONS = 'others'
