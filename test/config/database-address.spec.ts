import { describeAddress, parseDatabaseUrl } from '../../src/config/database-address.js'

const POSTGRES = {
  kind: 'postgres',
  host: 'db.example.com',
  port: 5432,
  user: 'latchkey',
  password: undefined,
  database: 'latchkey',
  tls: true,
}

describe('parseDatabaseUrl', () => {
  it.each([
    ['sqlite:data/a.db', { kind: 'sqlite', file: 'data/a.db' }],
    ['sqlite:///data/a.db', { kind: 'sqlite', file: '/data/a.db' }],
    ['postgres://latchkey@db.example.com/latchkey', POSTGRES],
    ['postgresql://latchkey@db.example.com/latchkey', POSTGRES],
    ['postgres://latchkey:p%40ss@db.example.com:6432/latchkey', { ...POSTGRES, password: 'p@ss', port: 6432 }],
    ['postgres://latchkey@db.example.com/latchkey?sslmode=disable', { ...POSTGRES, tls: false }],
    ['postgres://latchkey@db.example.com/latchkey?sslmode=verify-full', POSTGRES],
    ['postgres://latchkey@db.example.com/latchkey?sslmode=require', POSTGRES],
    ['postgres://latchkey@127.0.0.1/latchkey', { ...POSTGRES, host: '127.0.0.1', tls: false }],
    ['postgres://latchkey@localhost/latchkey?sslmode=verify-full', { ...POSTGRES, host: 'localhost' }],
    ['postgres://latchkey@[::1]/latchkey', { ...POSTGRES, host: '::1', tls: false }],
    ['postgres://latchkey@%2Frun%2Fpostgresql/latchkey', { ...POSTGRES, host: '/run/postgresql', tls: false }],
  ])('parses %s', (url, address) => {
    expect(parseDatabaseUrl(url)).toEqual(address)
  })

  it.each([
    'sqlite:',
    'mysql://latchkey@db.example.com/latchkey',
    'postgres://db.example.com/latchkey',
    'postgres://latchkey@db.example.com',
    'postgres://latchkey@db.example.com/',
    'postgres://latchkey@db.example.com/a/b',
    'postgres://latchkey@/latchkey',
    'postgres://latchkey@db.example.com:port/latchkey',
    'postgres://latchkey@db.example.com/latchkey?sslmode=prefer',
    'postgres://latchkey@db.example.com/latchkey?options=-c%20fsync%3Doff',
    'postgres://latchkey@db.example.com/latchkey#fragment',
    'postgres://latchkey:%E0%A4%A@db.example.com/latchkey',
    'db.example.com',
  ])('rejects %s', (url) => {
    expect(parseDatabaseUrl(url)).toBeUndefined()
  })
})

describe('describeAddress', () => {
  it.each([
    ['sqlite:/data/a.db', '/data/a.db'],
    ['postgres://ada:secret@db.example.com/keys', 'postgres://ada@db.example.com:5432/keys with TLS'],
    ['postgres://ada:secret@localhost/keys', 'postgres://ada@localhost:5432/keys without TLS'],
  ])('describes %s without its password', (url, description) => {
    const address = parseDatabaseUrl(url)
    expect(address && describeAddress(address)).toBe(description)
  })
})
