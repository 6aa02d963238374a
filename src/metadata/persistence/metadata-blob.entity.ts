import { EntitySchema } from 'typeorm'
import { instant, integer } from '../../database/transformers.js'

export class MetadataBlobRow {
  signer!: string
  number!: number
  text!: string
  etag!: string | null
  storedAt!: Date
  checkedAt!: Date | null
}

export const createMetadataBlobSchema = () =>
  new EntitySchema<MetadataBlobRow>({
    name: 'metadata_blob',
    target: MetadataBlobRow,
    tableName: 'metadata_blobs',
    columns: {
      signer: { type: 'varchar', length: 253, primary: true },
      number: { type: 'bigint', transformer: integer },
      // Several megabytes: selected only where a query names it.
      text: { type: 'text', select: false },
      etag: { type: 'varchar', length: 1024, nullable: true },
      storedAt: { name: 'stored_at', type: 'bigint', transformer: instant },
      checkedAt: { name: 'checked_at', type: 'bigint', nullable: true, transformer: instant },
    },
  })
