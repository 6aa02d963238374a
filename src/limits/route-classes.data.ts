/** Determines which rate limits apply to a route, and the size limit of its request bodies. */
export interface RouteClass {
  /** Counts requests without an API key against their address. */
  readonly byAddress: boolean
  /** Counts requests against the user that they name. */
  readonly byUser: boolean
  readonly body: 'plain' | 'credential'
}

/** The classes of routes. Requests with an API key also count against the key, on every route. */
export const ROUTE_CLASSES = {
  /** The start of a ceremony. */
  'ceremony-start': { byAddress: true, byUser: true, body: 'plain' },
  /** A route that finishes a ceremony: the body contains the authenticator's response. */
  'ceremony-finish': { byAddress: true, byUser: true, body: 'credential' },
  /** The verification of a signed request. Clients sign many more requests than they sign in. */
  'signed-request': { byAddress: true, byUser: false, body: 'credential' },
  /** A command, which may start or finish a ceremony. */
  'ceremony-command': { byAddress: true, byUser: true, body: 'credential' },
  /** A route that accepts a bearer secret in its body or in a cookie. */
  secret: { byAddress: true, byUser: false, body: 'plain' },
} as const satisfies Readonly<Record<string, RouteClass>>

export type RouteClassName = keyof typeof ROUTE_CLASSES
