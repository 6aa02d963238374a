import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DataSource } from 'typeorm'
import { openDataSource } from '../../src/database/data-source.js'
import { createEntities } from '../../src/entities.js'
import { UnitOfWork } from '../../src/database/unit-of-work.js'

/** A migrated database in its own temporary directory. */
export interface TestDatabase {
  readonly file: string
  readonly dataSource: DataSource
  readonly unitOfWork: UnitOfWork
  close(): Promise<void>
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'latchkey-database-'))
  const file = join(directory, 'data/latchkey.db')
  const dataSource = await openDataSource(file, createEntities)
  return {
    file,
    dataSource,
    unitOfWork: new UnitOfWork(dataSource),
    close: async () => {
      if (dataSource.isInitialized) await dataSource.destroy()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
