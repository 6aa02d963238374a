import type { Framing } from '../../webauthn/index.js'

/** Ceremonies run in pages of their own: a frame in somebody else's page could be dressed up. */
export const FRAMING: Framing = 'refused'

/** The shortest credential ID that is accepted, in bytes: authenticators make no shorter ones (§4). */
export const SHORTEST_CREDENTIAL_ID = 16
