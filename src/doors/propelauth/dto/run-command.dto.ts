import { ApiProperty } from '@nestjs/swagger'
import { IsObject, IsOptional } from 'class-validator'
import { IsText } from '../../../common/http/is-text.js'
import { COMMANDS } from '../commands.data.js'

/** One command of the wire. */
export class RunCommandDto {
  /** Name of the command. */
  @ApiProperty({ enum: Object.keys(COMMANDS) })
  @IsText(64)
  command!: string

  /** What the command needs; each command defines its own. */
  @IsOptional()
  @IsObject()
  data?: Record<string, unknown>
}
