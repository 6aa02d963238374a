import { followsSerialization } from '../../../src/webauthn/structures/client-data-serialization.js'
import { parseClientDataText } from '../../../src/webauthn/structures/client-data.js'

const follows = (text: string): boolean => followsSerialization(text, parseClientDataText(text))

describe('the serialisation of client data [reg.step-06.limited-algorithm]', () => {
  it.each([
    ['four members', '{"type":"t","challenge":"c","origin":"o","crossOrigin":false}'],
    ['a blank in a value', '{"type":"t t","challenge":"c","origin":"o","crossOrigin":false}'],
    ['further members', '{"type":"t","challenge":"c","origin":"o","crossOrigin":false,"extra":"x"}'],
    ['a cross-origin frame of Level 2', '{"type":"t","challenge":"c","origin":"o","crossOrigin":true}'],
    ['a top origin', '{"type":"t","challenge":"c","origin":"o","crossOrigin":true,"topOrigin":"p"}'],
    ['escaped characters', '{"type":"\\"\\\\\\u000a\\u001f\u007fä","challenge":"c","origin":"o","crossOrigin":false}'],
  ])('is followed with %s', (_, text) => {
    expect(follows(text)).toBe(true)
  })

  it.each([
    ['an escaped member name', '{"t\\u0079pe":"t","challenge":"c","origin":"o","crossOrigin":false}'],
    ['an escape that need not be', '{"type":"\\u0074","challenge":"c","origin":"o","crossOrigin":false}'],
    ['the short escape of a line feed', '{"type":"\\n","challenge":"c","origin":"o","crossOrigin":false}'],
    ['an escaped solidus', '{"type":"t","challenge":"c","origin":"https:\\/\\/o","crossOrigin":false}'],
    ['another order', '{"challenge":"c","type":"t","origin":"o","crossOrigin":false}'],
    ['white space', '{"type": "t","challenge":"c","origin":"o","crossOrigin":false}'],
    ['white space at the end', '{"type":"t","challenge":"c","origin":"o","crossOrigin":false }'],
    ['no crossOrigin', '{"type":"t","challenge":"c","origin":"o"}'],
    [
      'a member before the top origin',
      '{"type":"t","challenge":"c","origin":"o","crossOrigin":true,"x":1,"topOrigin":"p"}',
    ],
  ])('is not followed with %s', (_, text) => {
    expect(follows(text)).toBe(false)
  })
})
