import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { auth } from 'express-oauth2-jwt-bearer'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import tokenIntrospection from 'token-introspection'
import { BACKEND_KEY, type BuiltServer, startBuiltServer, stopAll } from '../support/server-process.js'
import { signUpOverHttp } from '../support/sign-up-over-http.js'

const KEY_ID = BACKEND_KEY.split('_')[1] ?? ''

/** Clients of other projects, unchanged, against the built server. */
describe.each(['ES256', 'RS256', 'EdDSA'])('with tokens signed by %s', (algorithm) => {
  let server: BuiltServer
  let token: string
  let userId: string
  beforeAll(async () => {
    server = await startBuiltServer({ tokens: { algorithm } })
    ;({ accessToken: token, userId } = await signUpOverHttp(server.url))
  }, 60_000)
  afterAll(() => stopAll(server))

  const claims = () => ({ iss: server.url, sub: userId, aud: 'localhost', client_id: 'localhost' })

  it('oauth4webapi discovers the server and introspects', async () => {
    const insecure = { [oauth.allowInsecureRequests]: true }
    const issuer = new URL(server.url)
    const discovery = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure })
    const as = await oauth.processDiscoveryResponse(issuer, discovery)
    const client: oauth.Client = { client_id: KEY_ID }
    const authentication = oauth.ClientSecretBasic(BACKEND_KEY)
    const introspect = async (text: string, secret = authentication) =>
      oauth.processIntrospectionResponse(
        as,
        client,
        await oauth.introspectionRequest(as, client, secret, text, insecure),
      )
    expect(await introspect(token)).toMatchObject({ active: true, token_type: 'Bearer', ...claims() })
    expect(await introspect('other')).toEqual({ active: false })
    await expect(introspect(token, oauth.ClientSecretBasic('wrong'))).rejects.toThrow(
      oauth.WWWAuthenticateChallengeError,
    )
  })

  it('oauth4webapi verifies the access token (RFC 9068)', async () => {
    const insecure = { [oauth.allowInsecureRequests]: true }
    const issuer = new URL(server.url)
    const discovery = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure })
    const as = await oauth.processDiscoveryResponse(issuer, discovery)
    const request = new Request('https://api.example.com', { headers: { authorization: `Bearer ${token}` } })
    const options = { ...insecure, signingAlgorithms: [algorithm] }
    expect(await oauth.validateJwtAccessToken(as, request, 'localhost', options)).toMatchObject(claims())
  })

  it('openid-client discovers the server and introspects', async () => {
    const options: openid.DiscoveryRequestOptions = { algorithm: 'oauth2', execute: [openid.allowInsecureRequests] }
    const authentication = openid.ClientSecretBasic(BACKEND_KEY)
    const config = await openid.discovery(new URL(server.url), KEY_ID, undefined, authentication, options)
    expect(await openid.tokenIntrospection(config, token)).toMatchObject({ active: true, ...claims() })
    expect(await openid.tokenIntrospection(config, 'x', { token_type_hint: 'access_token' })).toEqual({ active: false })
  })

  it('token-introspection introspects', async () => {
    const endpoint = `${server.url}/v1/tokens/introspect`
    const byClient = tokenIntrospection({ endpoint, client_id: KEY_ID, client_secret: BACKEND_KEY, fetch })
    const byBearer = tokenIntrospection({ endpoint, access_token: BACKEND_KEY, fetch })
    for (const introspect of [byClient, byBearer]) {
      expect(await introspect(token)).toMatchObject({ active: true, ...claims() })
      expect(await introspect(token, 'access_token')).toMatchObject({ active: true })
      await expect(introspect('other')).rejects.toThrow(tokenIntrospection.errors.TokenNotActiveError)
    }
  })

  it('token-introspection verifies the token with the JWK set', async () => {
    const jwks_uri = `${server.url}/.well-known/jwks.json`
    const introspect = tokenIntrospection({ jwks_uri, allowed_algs: [algorithm], fetch })
    if (algorithm === 'EdDSA') await expect(introspect(token)).rejects.toThrow()
    else expect(await introspect(token)).toMatchObject({ active: true, ...claims() })
  })

  it('express-oauth2-jwt-bearer accepts the access token in strict mode', async () => {
    const app = express()
    app.use(auth({ issuerBaseURL: server.url, audience: 'localhost', strict: true }))
    app.get('/', (request, response) => {
      response.json(request.auth?.payload)
    })
    const listening = app.listen(0, '127.0.0.1')
    await once(listening, 'listening')
    const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
    const get = (bearer: string) => fetch(url, { headers: { authorization: `Bearer ${bearer}` } })
    const accepted = await get(token)
    expect([accepted.status, await accepted.json()]).toEqual([200, expect.objectContaining(claims())])
    const [header, payload, signature = ''] = token.split('.')
    expect((await get(`${header}.${payload}.${signature.split('').reverse().join('')}`)).status).toBe(401)
    listening.close()
  })
})
