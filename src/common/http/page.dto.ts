import { Type } from 'class-transformer'
import { IsInt, IsOptional, Max, Min } from 'class-validator'
import { IsText } from './is-text.js'

/** Which page of a list. */
export class PageDto {
  /** `next` of the page before. */
  @IsOptional()
  @IsText(255)
  after?: string

  /** 50 where it is left out. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number
}
