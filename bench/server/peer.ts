/** The smallest useful login with SimpleWebAuthn on Express: passkeys and challenges are in memory. */
import type { AddressInfo } from 'node:net'
import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
  type WebAuthnCredential,
} from '@simplewebauthn/server'
import express, { type Request, type Response } from 'express'

const ORIGIN = 'http://localhost:3000'
const RP_ID = 'localhost'

const credentials = new Map<string, WebAuthnCredential>()
const challenges = new Map<string, string>()

interface EnrolBody {
  readonly userId: string
  readonly credentialId: string
  readonly publicKey: string
}

type AssertionJson = Parameters<typeof verifyAuthenticationResponse>[0]['response']

const app = express()
app.disable('x-powered-by')
app.use(express.json())

app.post('/enrol', ({ body }: Request<object, object, EnrolBody>, response: Response) => {
  const publicKey = new Uint8Array(Buffer.from(body.publicKey, 'base64url'))
  credentials.set(body.userId, { id: body.credentialId, publicKey, counter: 0 })
  response.json({})
})

app.post('/start', async ({ body }: Request<object, object, { userId: string }>, response: Response) => {
  const credential = credentials.get(body.userId)
  const allowCredentials = credential === undefined ? [] : [{ id: credential.id }]
  const options = await generateAuthenticationOptions({ rpID: RP_ID, allowCredentials })
  challenges.set(body.userId, options.challenge)
  response.json(options)
})

app.post(
  '/finish',
  async ({ body }: Request<object, object, { userId: string; response: AssertionJson }>, response: Response) => {
    const credential = credentials.get(body.userId)
    const expectedChallenge = challenges.get(body.userId)
    challenges.delete(body.userId)
    if (credential === undefined || expectedChallenge === undefined) return void response.status(400).json({})
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: body.response,
      expectedChallenge,
      expectedOrigin: ORIGIN,
      expectedRPID: RP_ID,
      credential,
    })
    credential.counter = authenticationInfo.newCounter
    response.json({ verified })
  },
)

const server = app.listen(0, '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
