/**
 * Measures the CPU time of the server per login, from HTTP request to HTTP response. The server and its two peers run in
 * separate processes; this process drives them with a software authenticator. Short slices of each contender take turns,
 * so that other load on the machine affects all of them equally. `npm run bench:server [-- --seconds 1 --rounds 5]` prints a
 * table and, as its last line, one JSON object. Ratios compare CPU time per operation:
 *
 * - `vsHello`: a login (two requests) to two requests to a NestJS application that returns one JSON object.
 * - `vsSimpleWebAuthn`: a login to one with SimpleWebAuthn on Express, which stores everything in memory.
 * - `vsBaseline`: a login to one at another build of this server, if `--baseline` names the `main.js` of one.
 */
import { parseArgs } from 'node:util'
import { Client } from './client.js'
import { type Contender, measureContenders, ratio, type Sample, summarize } from './server/contenders.js'
import { type LatchkeyProcess, MAIN, startHello, startLatchkey, startPeer } from './server/processes.js'
import { type BenchUser, loginToLatchkey, registerUsers, signInToLatchkey, expectSuccess } from './server/logins.js'
import { enrolAtPeer, loginToPeer } from './server/peer-logins.js'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '7' },
    concurrency: { type: 'string', default: '1,8,32' },
    baseline: { type: 'string' },
  },
})
const millis = Number(values.seconds) * 1000
const rounds = Number(values.rounds)

const [latchkey, hello, peer] = await Promise.all([startLatchkey(MAIN), startHello(), startPeer()])
const baseline = values.baseline === undefined ? undefined : await startLatchkey(values.baseline)
const results: Record<string, object> = {}
try {
  for (const concurrency of values.concurrency.split(',').map(Number)) await measureAt(concurrency)
  console.table(results)
  console.log(JSON.stringify(results))
} finally {
  for (const server of [latchkey, hello, peer, baseline]) await server?.stop()
}

async function measureAt(concurrency: number): Promise<void> {
  const clients: Client[] = []
  const connect = (url: string, apiKey?: string): Client => {
    const client = new Client(url, apiKey)
    clients.push(client)
    return client
  }
  const lanes = Array.from({ length: concurrency }, (_, lane) => lane)
  const peerUsers = await enrolAtPeer(peer, lanes)
  /** Gives each lane its own connection and its own user. */
  const inLanes = (lane: (index: number) => () => Promise<void>) => {
    const runs = lanes.map(lane)
    return (index: number) => runs[index]?.() ?? Promise.reject(new Error('no such lane'))
  }
  const logIn = (login: Login, url: string, of: readonly BenchUser[], apiKey?: string) =>
    inLanes((lane) => {
      const client = connect(url, apiKey)
      return () => login(client, of[lane] as BenchUser)
    })
  const loginsAt = async (server: LatchkeyProcess, suffix: string): Promise<Contender[]> => {
    const users = await registerUsers(server, lanes)
    const { url, loginKey } = server
    return [
      { name: `login.${suffix}`, server, concurrency, run: logIn(loginToLatchkey, url, users, loginKey) },
      { name: `sign-in.${suffix}`, server, concurrency, run: logIn(signInToLatchkey, url, users) },
    ]
  }
  const samples = await measureContenders(
    [
      { name: 'hello', server: hello, concurrency, run: inLanes(() => greet(connect(hello.url))) },
      { name: 'peer', server: peer, concurrency, run: logIn(loginToPeer, peer.url, peerUsers) },
      ...(await loginsAt(latchkey, 'sqlite')),
      ...(baseline === undefined ? [] : await loginsAt(baseline, 'baseline')),
    ],
    { millis, rounds },
  )
  for (const [name, own] of samples) results[`${name}.c${concurrency}`] = compare(name, own, samples)
  for (const client of clients) client.close()
}

type Login = (client: Client, user: BenchUser) => Promise<void>

function compare(name: string, own: readonly Sample[], samples: ReadonlyMap<string, readonly Sample[]>): object {
  const against = (other: string): number => ratio(own, samples.get(other) ?? [])
  if (!name.includes('.')) return summarize(own)
  return {
    ...summarize(own),
    vsHello: against('hello'),
    vsSimpleWebAuthn: against('peer'),
    ...(name.endsWith('.sqlite') &&
      baseline !== undefined && { vsBaseline: against(name.replace('sqlite', 'baseline')) }),
  }
}

/** Sends two requests, like a login. */
function greet(client: Client): () => Promise<void> {
  return async () => {
    for (let request = 0; request < 2; request += 1) await expectSuccess(client, '/hello', { name: 'Ada' })
  }
}
