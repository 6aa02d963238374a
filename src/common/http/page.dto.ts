import { Type } from 'class-transformer'
import { IsInt, IsOptional, Max, Min } from 'class-validator'
import { IsText } from './is-text.js'

/** Selects a page of a list. */
export class PageDto {
  /** The cursor that the previous page returned. */
  @IsOptional()
  @IsText(255)
  after?: string

  /** The maximum number of items; 50 by default. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number
}
