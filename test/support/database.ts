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
  const unitOfWork = new UnitOfWork(dataSource)
  return {
    file,
    dataSource,
    unitOfWork,
    close: async () => {
      await unitOfWork.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
