import { type Exchange, findBreach } from '../support/contract.js'

const user = {
  userId: 'u-1',
  origin: 'backend',
  emailOrUsername: null,
  emailVerified: false,
  displayName: null,
  createdAt: '2026-01-15T12:00:00.000Z',
  updatedAt: '2026-01-15T12:00:00.000Z',
}

const read: Exchange = {
  method: 'GET',
  url: '/v1/users/u-1',
  status: 200,
  contentType: 'application/json; charset=utf-8',
  body: user,
}

const missing: Exchange = {
  ...read,
  status: 404,
  contentType: 'application/problem+json',
  body: {
    type: '/docs/errors#user_not_found',
    title: 'The user does not exist.',
    status: 404,
    code: 'user_not_found',
    requestId: 'r-1',
  },
}

const keyless: Exchange = {
  ...missing,
  status: 401,
  headers: { 'www-authenticate': 'Bearer' },
  body: {
    type: '/docs/errors#credentials_missing',
    title: 'This route requires credentials, but the request did not include any.',
    status: 401,
    code: 'credentials_missing',
    requestId: 'r-1',
  },
}

describe('the contract check', () => {
  it.each<[string, Exchange]>([
    ['a described response', read],
    ['a request with a query', { ...read, url: '/v1/users/u-1?x=y' }],
    ['a described problem', missing],
    ['a described header', { ...read, headers: { 'ratelimit-limit': '60', 'x-powered-by': 'x' } }],
    ['a required header', keyless],
    ['a URL outside the document', { ...read, url: '/v1/nowhere', body: 'anything' }],
  ])('accepts %s', (_name, exchange) => {
    expect(findBreach(exchange)).toBeUndefined()
  })

  it.each<[string, Exchange, RegExp]>([
    ['an undescribed member', { ...read, body: { ...user, secret: 1 } }, /additional properties/],
    ['a missing member', { ...read, body: { ...user, userId: undefined } }, /userId/],
    ['a member of the wrong type', { ...read, body: { ...user, displayName: 7 } }, /displayName/],
    ['an invalid time', { ...read, body: { ...user, createdAt: 'soon' } }, /createdAt/],
    ['an undescribed status', { ...read, status: 202 }, /202 is not described/],
    ['an undescribed cookie', { ...read, headers: { 'set-cookie': 'a=b' } }, /set-cookie/],
    ['a problem without its required header', { ...keyless, headers: {} }, /without www-authenticate/],
    [
      'an undescribed member of a problem',
      { ...missing, body: { ...(missing.body as object), limit: 5 } },
      /additional/,
    ],
    ['the wrong media type', { ...read, contentType: 'text/html' }, /text\/html/],
    [
      'an undescribed error code',
      { ...missing, body: { ...(missing.body as object), code: 'passkey_not_found' } },
      /code/,
    ],
  ])('reports %s', (_name, exchange, complaint) => {
    expect(findBreach(JSON.parse(JSON.stringify(exchange)) as Exchange)).toMatch(complaint)
  })
})
