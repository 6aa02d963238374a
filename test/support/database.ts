import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DataSource } from 'typeorm'
import type { DatabaseAddress } from '../../src/config/database-address.js'
import { openDataSource } from '../../src/database/data-source.js'
import { createEntities } from '../../src/entities.js'
import { UnitOfWork } from '../../src/database/unit-of-work.js'
import { createDatabase, databaseIn, dropDatabase, settingsOf } from './databases.js'

/** A migrated database. */
export interface TestDatabase {
  readonly address: DatabaseAddress
  readonly dataSource: DataSource
  readonly unitOfWork: UnitOfWork
  close(): Promise<void>
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'latchkey-database-'))
  const address = databaseIn(directory)
  await createDatabase(address)
  const dataSource = await openDataSource(settingsOf(address), createEntities)
  const unitOfWork = new UnitOfWork(dataSource)
  return {
    address,
    dataSource,
    unitOfWork,
    close: async () => {
      await unitOfWork.close()
      await dropDatabase(address)
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
