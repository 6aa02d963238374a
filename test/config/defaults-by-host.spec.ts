import { createConfig } from '../../src/config/load-config.js'
import { complaintsOf, testEnvironment } from '../support/config.js'

const configOf = (content: object) => createConfig(content, testEnvironment())

/** Returns what a configuration turns on. */
function enabledIn(content: object): string[] {
  const { endUserRealm, documentation } = configOf(content)
  const switches = { ...endUserRealm, ...documentation }
  return Object.entries(switches).flatMap(([name, value]) => (value === true ? [name] : []))
}

const EVERYTHING = ['enabled', 'signUp', 'page', 'showTraces', 'pages', 'openapi']

it.each<[string, object, string[]]>([
  ['nothing for a domain', { hostname: 'example.com' }, []],
  ['everything for localhost', { hostname: 'localhost:3000' }, EVERYTHING],
  ['everything for a subdomain of localhost', { hostname: 'app.localhost:3000' }, EVERYTHING],
  ['only the named switch for a domain', { hostname: 'example.com', end_user_realm: { enabled: true } }, ['enabled']],
  [
    'each named switch for a domain',
    { hostname: 'example.com', end_user_realm: { enabled: true, sign_up: true, page: true } },
    ['enabled', 'signUp', 'page'],
  ],
  ['the API document for a domain', { hostname: 'example.com', documentation: { openapi: true } }, ['openapi']],
  [
    'the API document with its pages',
    { hostname: 'example.com', documentation: { pages: true } },
    ['pages', 'openapi'],
  ],
  ['no page without the API document', { documentation: { openapi: false } }, EVERYTHING.slice(0, 4)],
  [
    'no page and no sign-up without the realm',
    { end_user_realm: { enabled: false } },
    ['showTraces', 'pages', 'openapi'],
  ],
  [
    'no page and no sign-up in a realm that is turned off',
    { hostname: 'example.com', end_user_realm: { enabled: false, sign_up: true, page: true } },
    [],
  ],
])('turns on %s', (_what, content, expected) => {
  expect(enabledIn(content)).toEqual(expected)
})

it.each<[object, string]>([
  [{ end_user_realm: { sign_up: true } }, 'end_user_realm.sign_up: requires "end_user_realm.enabled" to be true'],
  [{ end_user_realm: { page: true } }, 'end_user_realm.page: requires "end_user_realm.enabled" to be true'],
  [
    { documentation: { pages: true, openapi: false } },
    'documentation.pages: requires "documentation.openapi", which is false',
  ],
])('rejects %j for a domain', (content, complaint) => {
  expect(complaintsOf(() => configOf({ hostname: 'example.com', ...content }))).toEqual([complaint])
})
