import { createLatchkeyClient, type LatchkeyClient, orThrow } from 'latchkey-client'

export interface Latchkey {
  readonly client: LatchkeyClient
  /** Replaces the API key; the old one goes on opening for a minute, for requests that are under way. */
  rotateKey(): Promise<void>
}

/** The client of this backend. It asks for the key before each request, so that the key can change while it runs. */
export function connectLatchkey(baseUrl: string, firstKey: string): Latchkey {
  let key = firstKey
  const client = createLatchkeyClient({ baseUrl, apiKey: () => key })
  return {
    client,
    rotateKey: async () => {
      const path = { keyId: idOf(key) }
      const body = { overlapSeconds: 60 }
      // A real backend writes the new key to its secret store first.
      key = (await orThrow(client.POST('/v1/api-keys/{keyId}/rotate', { params: { path }, body }))).secret
    },
  }
}

/** `lk_<id>_<secret>` */
function idOf(key: string): string {
  return key.split('_')[1] ?? ''
}
