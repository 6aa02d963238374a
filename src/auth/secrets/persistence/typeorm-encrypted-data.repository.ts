import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '../../../database/unit-of-work.js'
import { EncryptedDataRepository } from '../encrypted-data.repository.js'

/** The tables with encrypted columns. They are named here because the features that own them depend on this one. */
const TABLES = ['signing_keys'] as const

@Injectable()
export class TypeOrmEncryptedDataRepository extends EncryptedDataRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  exists(): Promise<boolean> {
    return this.unitOfWork.read(async (manager) => {
      for (const table of TABLES) {
        const rows: unknown[] = await manager.query(`SELECT 1 FROM ${table} LIMIT 1`)
        if (rows.length > 0) return true
      }
      return false
    })
  }
}
