import { Injectable } from '@nestjs/common'
import { LessThan, LessThanOrEqual } from 'typeorm'
import { insertIfAbsent } from '../../database/insert-if-absent.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import type { MetadataBlob, MetadataBlobState } from '../metadata-blob.js'
import { MetadataBlobsRepository } from '../metadata-blobs.repository.js'
import { MetadataBlobRow } from './metadata-blob.entity.js'

@Injectable()
export class TypeOrmMetadataBlobsRepository extends MetadataBlobsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  async findState(signer: string): Promise<MetadataBlobState | undefined> {
    const row = await this.unitOfWork.read((manager) => manager.findOneBy(MetadataBlobRow, { signer }))
    if (row === null) return undefined
    const { number, etag, storedAt, checkedAt } = row
    return { number, etag, storedAt, checkedAt }
  }

  async findText(signer: string): Promise<string | undefined> {
    const select = { signer: true, text: true } as const
    const row = await this.unitOfWork.read((manager) => manager.findOne(MetadataBlobRow, { where: { signer }, select }))
    return row?.text
  }

  async store(signer: string, blob: MetadataBlob, repairing: boolean): Promise<boolean> {
    const number = repairing ? LessThanOrEqual(blob.number) : LessThan(blob.number)
    const replace = async (): Promise<boolean> => {
      const { affected } = await this.unitOfWork.write((manager) =>
        manager.update(MetadataBlobRow, { signer, number }, blob),
      )
      return affected === 1
    }
    // When nothing is inserted, another process has inserted a BLOB in the meantime, possibly an older one.
    const insert = () =>
      this.unitOfWork.write((manager) => insertIfAbsent(manager, MetadataBlobRow, { signer, ...blob }))
    return (await replace()) || (await insert()) || replace()
  }

  async recordCheck(signer: string, check: Pick<MetadataBlobState, 'checkedAt' | 'etag'>): Promise<void> {
    await this.unitOfWork.write((manager) => manager.update(MetadataBlobRow, { signer }, check))
  }
}
