import { challengeOfBody, challengeOfRequest } from '../../src/signed-requests/signed-request.js'

const BODY = Buffer.from(
  '{"type":"ACTIVITY_TYPE_EXAMPLE","timestampMs":"1700000000000","organizationId":"org-1","parameters":{"amount":"10.00"}}',
)
const TARGET = { method: 'POST', path: '/v1/payments', audience: 'https://api.example.com' }

const textOf = (challenge: Uint8Array): string => Buffer.from(challenge).toString()

describe('the challenge of a signed request', () => {
  it('is the value that the clients of Turnkey compute', () => {
    expect(textOf(challengeOfBody(BODY))).toBe('926e45c83ac564f467bdd909d990c901fbdd3b25d5c4c202a59a4ee5cb7142bc')
  })

  // printf 'latchkey-signed-request-v1\nPOST\n/v1/payments\nhttps://api.example.com\nexample.com\n926e45…' | sha256sum
  it('covers the target in strict mode', () => {
    expect(textOf(challengeOfRequest(BODY, TARGET, 'example.com'))).toBe(
      '39ed405b938cc5b6c43536b281aca4fb4b7a10167a3bef45b54267f50a85df96',
    )
  })

  it.each([
    ['method', { ...TARGET, method: 'PUT' }, 'example.com'],
    ['path', { ...TARGET, path: '/v1/payment' }, 'example.com'],
    ['audience', { ...TARGET, audience: 'https://other.example.com' }, 'example.com'],
    ['RP ID', TARGET, 'example.org'],
  ])('differs with another %s', (_part, target, rpId) => {
    expect(challengeOfRequest(BODY, target, rpId)).not.toEqual(challengeOfRequest(BODY, TARGET, 'example.com'))
  })
})
