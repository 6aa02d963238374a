/** The shortest credential ID that is accepted, in bytes: authenticators make no shorter ones (§4). */
export const SHORTEST_CREDENTIAL_ID = 16
