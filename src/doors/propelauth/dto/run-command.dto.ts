import { IsObject, IsOptional } from 'class-validator'
import { IsText } from '../../../common/http/is-text.js'

/** One command of the wire. */
export class RunCommandDto {
  /** Name of the command. */
  @IsText(64)
  command!: string

  /** What the command needs; each command defines its own. */
  @IsOptional()
  @IsObject()
  data?: Record<string, unknown>
}
