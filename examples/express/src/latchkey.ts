import { createLatchkeyClient, type LatchkeyClient, orThrow } from 'latchkey-client'

export interface Latchkey {
  readonly client: LatchkeyClient
  /** Replaces the API key. The old key stays valid for a minute, for requests in progress. */
  rotateKey(): Promise<void>
}

/** Creates the client. It reads the key before each request, so the key can change while the shop runs. */
export function connectLatchkey(baseUrl: string, firstKey: string): Latchkey {
  let key = firstKey
  const client = createLatchkeyClient({ baseUrl, apiKey: () => key })
  return {
    client,
    rotateKey: async () => {
      const path = { keyId: idOf(key) }
      const body = { overlapSeconds: 60 }
      // A real backend writes the new key to its secret store first.
      key = (await orThrow(client.POST('/v1/api-keys/{keyId}/rotate', { params: { path }, body }))).key
    },
  }
}

/** Returns the id of a key `lk_<id>_<secret>`. */
function idOf(key: string): string {
  return key.split('_')[1] ?? ''
}
