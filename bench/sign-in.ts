/**
 * Measures whether response times reveal which accounts exist. Starts a server and requests known and unknown names in
 * random order over one connection, with accounts of a backend and accounts of sign-ups (`asserted…`). `npm run bench:sign-in [-- --rounds 2000]` prints a table and, as its last line, one
 * JSON object. `control` compares known names with other known names, which shows the noise of the machine.
 */
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createAuthenticator, type CreationOptions, type RequestOptions } from '../src/testing/index.js'
import { startServerProcess } from '../test/support/http-server.js'
import { Client } from './client.js'
import { compareSamples } from './two-samples.js'

const API_KEY = 'lk_bench_0123456789abcdefghijklmnopqrstuvwxyzABCDEF'
const ORIGIN = 'http://localhost:3000'
const USERS = 60
const WARM_UP = 50
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '1000' } } })
const rounds = Number(values.rounds)

const knownName = (index: number) => `user-${index}@example.com`
const assertedName = (index: number) => `self-${index}@example.com`
const unknownName = (index: number) => `absent-${index}@example.com`
const evenUser = () => knownName(2 * randomInt(USERS / 2))
const oddUser = () => knownName(2 * randomInt(USERS / 2) + 1)
const anyUser = () => knownName(randomInt(USERS))
const selfRegisteredUser = () => assertedName(randomInt(USERS))
const unknownUser = () => unknownName(randomInt(USERS))

const directory = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
writeFileSync(join(directory, 'passkey_config.jsonc'), JSON.stringify({ rate_limits: { enabled: false } }))
const variables = { LATCHKEY_BOOTSTRAP_API_KEY: API_KEY, LOG_LEVEL: 'silent' }
const server = await startServerProcess({ directory, variables })
const browser = new Client(server.url)
try {
  await registerUsers()
  await signUpUsers()
  const results = {
    start: await compare(startFor, anyUser, unknownUser),
    control: await compare(startFor, evenUser, oddUser),
    finish: await compare(finishFor, anyUser, unknownUser),
    assertedStart: await compare(startFor, selfRegisteredUser, unknownUser),
    assertedFinish: await compare(finishFor, selfRegisteredUser, unknownUser),
  }
  console.table(results)
  console.log(JSON.stringify({ rounds, ...results }))
} finally {
  browser.close()
  await server.stop()
  rmSync(directory, { recursive: true })
}

/** Registers users with one to three passkeys each. */
async function registerUsers(): Promise<void> {
  const backend = new Client(server.url, API_KEY)
  for (let index = 0; index < USERS; index++) {
    for (let passkey = 0; passkey <= index % 3; passkey++) {
      const userId = `user-${index}`
      const started = await backend.post('/v1/registration/start', { userId, emailOrUsername: knownName(index) })
      const options = started.body['registrationOptions'] as CreationOptions
      const publicKey = createAuthenticator().register(options, { origin: ORIGIN })
      const { status } = await backend.post('/v1/registration/finish', { userId, publicKey })
      if (status !== 200) throw new Error(`the server rejected a passkey: ${status}`)
    }
  }
  backend.close()
}

/** Signs up users with one passkey each. */
async function signUpUsers(): Promise<void> {
  for (let index = 0; index < USERS; index++) {
    const newcomer = new Client(server.url)
    const started = await newcomer.post('/v1/sign-up/start', { email: assertedName(index) })
    const options = started.body['registrationOptions'] as CreationOptions
    const publicKey = createAuthenticator().register(options, { origin: ORIGIN })
    const { status } = await newcomer.post('/v1/sign-up/finish', { publicKey })
    if (status !== 200) throw new Error(`the server rejected a sign-up: ${status}`)
    newcomer.close()
  }
}

/** Measures two kinds of names in pairs, each pair in random order. */
async function compare(timeOf: (name: string) => Promise<number>, first: () => string, second: () => string) {
  const samples: [number[], number[]] = [[], []]
  for (let round = 0; round < WARM_UP + rounds; round++) {
    const order = randomInt(2) === 0 ? [0, 1] : [1, 0]
    for (const which of order) {
      const millis = await timeOf(which === 0 ? first() : second())
      if (round >= WARM_UP) samples[which as 0 | 1].push(millis)
    }
  }
  const { medians, tails, shorter, z } = compareSamples(...samples)
  const round = (value: number) => Math.round(value * 1000) / 1000
  return {
    medianMillis: medians.map(round),
    tailMillis: tails.map(round),
    differenceMicros: Math.round((medians[1] - medians[0]) * 1000),
    firstShorter: round(shorter),
    z: round(z),
    apart: Math.abs(z) > 4,
  }
}

async function startFor(name: string): Promise<number> {
  const { status, millis } = await browser.post('/v1/sign-in/start', { email: name })
  if (status !== 200) throw new Error(`the server rejected a start: ${status}`)
  return millis
}

/** Measures the rejection of an attacker who signs with another key for the first credential ID in the options. */
async function finishFor(name: string): Promise<number> {
  const { body } = await browser.post('/v1/sign-in/start', { email: name })
  const options = body['authenticationOptions'] as Required<RequestOptions>
  const { status, millis } = await browser.post('/v1/sign-in/finish', { publicKey: forge(options) })
  if (status !== 401) throw new Error(`the server did not reject a forgery: ${status}`)
  return millis
}

function forge(options: Required<RequestOptions>) {
  const [{ id } = { id: '' }] = options.allowCredentials
  const forger = createAuthenticator()
  const own = { challenge: 'AAAA', rp: { id: 'localhost' }, user: { id: 'AAAA' }, pubKeyCredParams: [{ alg: -7 }] }
  forger.register(own, { origin: ORIGIN, credentialId: new Uint8Array(Buffer.from(id, 'base64url')) })
  const { response, ...credential } = forger.authenticate(options, { origin: ORIGIN })
  const { userHandle: _forged, ...rest } = response
  return { ...credential, response: rest }
}
