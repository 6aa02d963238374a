import { EntitySchema } from 'typeorm'
import { instant, integer } from '../../database/transformers.js'

export class KeptBlobRow {
  signer!: string
  number!: number
  text!: string
  etag!: string | null
  storedAt!: Date
  checkedAt!: Date | null
}

export const createKeptBlobSchema = () =>
  new EntitySchema<KeptBlobRow>({
    name: 'metadata_blob',
    target: KeptBlobRow,
    tableName: 'metadata_blobs',
    columns: {
      signer: { type: 'varchar', length: 253, primary: true },
      number: { type: 'bigint', transformer: integer },
      // Megabytes: read only when asked for by name.
      text: { type: 'text', select: false },
      etag: { type: 'varchar', length: 1024, nullable: true },
      storedAt: { name: 'stored_at', type: 'bigint', transformer: instant },
      checkedAt: { name: 'checked_at', type: 'bigint', nullable: true, transformer: instant },
    },
  })
