import { readSources } from './import-scanner.js'
import { unexportedUses } from './module-exports.js'

const MODULE = {
  path: 'src/users/users.module.ts',
  text: [
    "import { UserCache } from './user-cache.js'",
    "import { UsersService } from './users.service.js'",
    "import { UsersRepository } from './users.repository.js'",
    "import { MemoryUsers } from './memory-users.js'",
    '@Module({',
    '  providers: [UsersService, UserCache, { provide: UsersRepository, useClass: MemoryUsers }],',
    '  exports: [UsersService],',
    '})',
    'export class UsersModule {}',
  ].join('\n'),
}

const violationsOf = (path: string, specifier: string): string[] =>
  unexportedUses([MODULE, { path, text: `import { x } from '${specifier}'` }])

describe('the rule that a feature imports only exported providers of another (I5)', () => {
  it.each(['user-cache', 'users.repository', 'memory-users'])('rejects an import of the internal %s', (name) => {
    expect(violationsOf('src/passkeys/a.service.ts', `../users/${name}.js`)).toHaveLength(1)
  })

  it.each([
    ['an exported provider from another feature', 'src/passkeys/a.service.ts', '../users/users.service.js'],
    ['an internal provider inside its feature', 'src/users/a.service.ts', './user-cache.js'],
  ])('allows an import of %s', (_what, path, specifier) => {
    expect(violationsOf(path, specifier)).toEqual([])
  })

  it('finds no violation in the sources', () => {
    const sources = readSources('src')
    expect(sources.length).toBeGreaterThan(100)
    expect(unexportedUses(sources)).toEqual([])
  })
})
