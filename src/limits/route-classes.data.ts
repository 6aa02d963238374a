/** What a route is, to limits. */
export interface RouteClass {
  /** Whether requests without an API key count for their address. */
  readonly byAddress: boolean
  /** Whether requests count for the user they name. */
  readonly byUser: boolean
  readonly body: 'plain' | 'credential'
}

/** The classes of routes that limits know. Requests with an API key count for the key, whatever they ask for. */
export const ROUTE_CLASSES = {
  /** Begins a ceremony. */
  'ceremony-start': { byAddress: true, byUser: true, body: 'plain' },
  /** Ends a ceremony: the body holds what the authenticator made. */
  'ceremony-finish': { byAddress: true, byUser: true, body: 'credential' },
  /** Any of these, as the body says. */
  'ceremony-command': { byAddress: true, byUser: true, body: 'credential' },
  /** Takes a secret that lets in. */
  secret: { byAddress: true, byUser: false, body: 'plain' },
} as const satisfies Readonly<Record<string, RouteClass>>

export type RouteClassName = keyof typeof ROUTE_CLASSES
