import { Type } from 'class-transformer'
import { IsInt, IsOptional, Max, Min } from 'class-validator'
import { IsText } from './is-text.js'

export class PageQueryDto {
  /** The `nextCursor` of the previous page. */
  @IsOptional()
  @IsText(255)
  cursor?: string

  /** The maximum number of items. The default is 50. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number
}

/** The base of every list in a response. */
export abstract class ListDto {
  /** The `cursor` of the next page; null on the last page. */
  nextCursor!: string | null
}
