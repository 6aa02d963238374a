import { type Exchange, findBreach } from '../support/contract.js'

const user = {
  userId: 'u-1',
  emailOrUsername: null,
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
    title: 'The route requires credentials, but the request has no credentials.',
    status: 401,
    code: 'credentials_missing',
    requestId: 'r-1',
  },
}

describe('an exchange', () => {
  it.each<[string, Exchange]>([
    ['as it is described', read],
    ['with a query', { ...read, url: '/v1/users/u-1?x=y' }],
    ['with a problem that is described', missing],
    ['with a header that is described', { ...read, headers: { 'ratelimit-limit': '60', 'x-powered-by': 'x' } }],
    ['with a header that has to be there', keyless],
    ['of an address that is not described', { ...read, url: '/v1/nowhere', body: 'anything' }],
  ])('%s is none to complain of', (_what, exchange) => {
    expect(findBreach(exchange)).toBeUndefined()
  })

  it.each<[string, Exchange, RegExp]>([
    ['a member that is not described', { ...read, body: { ...user, secret: 1 } }, /additional properties/],
    ['a member less', { ...read, body: { ...user, userId: undefined } }, /userId/],
    ['a member of another type', { ...read, body: { ...user, displayName: 7 } }, /displayName/],
    ['a time that is none', { ...read, body: { ...user, createdAt: 'soon' } }, /createdAt/],
    ['a status that is not described', { ...read, status: 202 }, /202 is not described/],
    ['a cookie that is not described', { ...read, headers: { 'set-cookie': 'a=b' } }, /set-cookie/],
    ['a problem with a header less', { ...keyless, headers: {} }, /without www-authenticate/],
    [
      'a member of a problem that is not described',
      { ...missing, body: { ...(missing.body as object), limit: 5 } },
      /additional/,
    ],
    ['another media type', { ...read, contentType: 'text/html' }, /text\/html/],
    [
      'a code that is not described',
      { ...missing, body: { ...(missing.body as object), code: 'passkey_not_found' } },
      /code/,
    ],
  ])('with %s is one', (_what, exchange, complaint) => {
    expect(findBreach(JSON.parse(JSON.stringify(exchange)) as Exchange)).toMatch(complaint)
  })
})
