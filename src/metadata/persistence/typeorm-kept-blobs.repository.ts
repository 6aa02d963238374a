import { Injectable } from '@nestjs/common'
import { LessThan, LessThanOrEqual } from 'typeorm'
import { isUniqueViolation } from '../../database/unique-violation.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import type { KeptBlob, KeptBlobState } from '../kept-blob.js'
import { KeptBlobsRepository } from '../kept-blobs.repository.js'
import { KeptBlobRow } from './kept-blob.entity.js'

@Injectable()
export class TypeOrmKeptBlobsRepository extends KeptBlobsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  async findState(signer: string): Promise<KeptBlobState | undefined> {
    const row = await this.unitOfWork.run((manager) => manager.findOneBy(KeptBlobRow, { signer }))
    if (row === null) return undefined
    const { number, etag, storedAt, checkedAt } = row
    return { number, etag, storedAt, checkedAt }
  }

  async findText(signer: string): Promise<string | undefined> {
    const select = { signer: true, text: true } as const
    const row = await this.unitOfWork.run((manager) => manager.findOne(KeptBlobRow, { where: { signer }, select }))
    return row?.text
  }

  async store(signer: string, blob: KeptBlob, repairing: boolean): Promise<boolean> {
    const number = repairing ? LessThanOrEqual(blob.number) : LessThan(blob.number)
    const replace = async (): Promise<boolean> => {
      const { affected } = await this.unitOfWork.run((manager) => manager.update(KeptBlobRow, { signer, number }, blob))
      return affected === 1
    }
    // Where the insertion fails, another process has inserted in between, perhaps an older one.
    return (await replace()) || (await this.#insert({ signer, ...blob })) || replace()
  }

  async recordCheck(signer: string, check: Pick<KeptBlobState, 'checkedAt' | 'etag'>): Promise<void> {
    await this.unitOfWork.run((manager) => manager.update(KeptBlobRow, { signer }, check))
  }

  async #insert(row: KeptBlobRow): Promise<boolean> {
    try {
      await this.unitOfWork.run((manager) => manager.insert(KeptBlobRow, row))
      return true
    } catch (error) {
      if (isUniqueViolation(error)) return false
      throw error
    }
  }
}
