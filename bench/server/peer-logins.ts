import { createAuthenticator, type HeldCredential, type RequestOptions } from '../../src/testing/index.js'
import { toBase64url } from '../../src/testing/bytes.js'
import { Client } from '../client.js'
import { type BenchUser, expectSuccess } from './logins.js'
import type { MeasuredProcess } from './processes.js'

const ORIGIN = 'http://localhost:3000'

/** The peer stores no registration, so any challenge and any user handle will do. */
const CREATION = {
  challenge: 'AAAA',
  rp: { id: 'localhost' },
  user: { id: 'AAAA' },
  pubKeyCredParams: [{ alg: -7 }],
}

/** Adds one user with a passkey for each lane. */
export async function enrolAtPeer({ url }: MeasuredProcess, lanes: readonly number[]): Promise<readonly BenchUser[]> {
  const client = new Client(url)
  const users: BenchUser[] = []
  for (const lane of lanes) {
    const authenticator = createAuthenticator()
    authenticator.register(CREATION, { origin: ORIGIN })
    const { id, publicKey } = authenticator.credentials[0] as HeldCredential
    const user = { userId: `user-${lane}`, credentialId: toBase64url(id), publicKey: toBase64url(publicKey) }
    await expectSuccess(client, '/enrol', user)
    users.push({ id: user.userId, authenticator })
  }
  client.close()
  return users
}

export async function loginToPeer(client: Client, { id, authenticator }: BenchUser): Promise<void> {
  const options = (await expectSuccess(client, '/start', { userId: id })) as unknown as RequestOptions
  const response = authenticator.authenticate(options, { origin: ORIGIN })
  await expectSuccess(client, '/finish', { userId: id, response })
}
