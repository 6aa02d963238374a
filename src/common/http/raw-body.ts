import { RouteSettings } from './route-settings.js'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the route reads the exact bytes of the body. */
    rawBody?: true
  }
  interface FastifyRequest {
    /** The exact bytes of the body, on routes with `@KeepRawBody()`. */
    rawBody?: Uint8Array
  }
}

/** Keeps the exact bytes of the body in the request. */
export const KeepRawBody = () => RouteSettings({ rawBody: true })
