import { ApiProperty } from '@nestjs/swagger'
import { IsObject, IsOptional } from 'class-validator'
import { IsText } from '../../../common/http/is-text.js'
import { COMMANDS } from '../commands.data.js'

/** One command. */
export class RunCommandDto {
  /** The name of the command. */
  @ApiProperty({ enum: Object.keys(COMMANDS) })
  @IsText(64)
  command!: string

  /** The parameters of the command. */
  @IsOptional()
  @IsObject()
  data?: Record<string, unknown>
}
