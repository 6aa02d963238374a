import { ApiSchema } from '@nestjs/swagger'
import { ChangeDto } from '../../confirmations/dto/confirmation.dto.js'
import { StartedRegistrationDto } from '../../registration/dto/registration.dto.js'
import type { StartedRegistration } from '../../registration/registration.service.js'

@ApiSchema({ description: 'Options for the browser, and the confirmation that the finish requires.' })
export class StartedAddingDto extends StartedRegistrationDto {
  /** The body for `POST /v1/me/confirmations/start`. */
  confirmation!: ChangeDto

  static override of(started: StartedRegistration): StartedAddingDto {
    const confirmation = Object.assign(new ChangeDto(), { act: 'passkey.add' as const, target: started.ceremonyId })
    return Object.assign(new StartedAddingDto(), { ...StartedRegistrationDto.of(started), confirmation })
  }
}
