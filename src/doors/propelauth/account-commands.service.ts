import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import type { Passkey } from '../../passkeys/credentials/passkey.js'
import { PasskeysService } from '../../passkeys/credentials/passkeys.service.js'
import { type CredentialId, decodeBase64url, encodeBase64url, MalformedInputError } from '../../webauthn/index.js'
import type { CommandHandlers } from './commands.data.js'

/** The commands that list and delete passkeys, and `Ping`. */
@Injectable()
export class AccountCommandsService {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly clock: Clock,
  ) {}

  readonly handlers = {
    // PropelAuth's times are in whole seconds since 1970.
    Ping: () => Promise.resolve({ timestamp: Math.floor(this.clock.now().getTime() / 1000) }),

    FetchAllPasskeysForUser: async ({ userId }) => {
      const passkeys = await this.passkeys.list(userId)
      return { passkeys: passkeys.map(describe) }
    },

    DeregisterPasskey: async ({ userId, credentialId }) => {
      await this.passkeys.deleteByCredentialId(userId, parseCredentialId(credentialId), 'backend')
      return {}
    },

    DeregisterAllPasskeysForUser: async ({ userId }) => {
      await this.passkeys.deleteAll(userId, 'backend')
      return {}
    },
  } satisfies Partial<CommandHandlers>
}

/** @throws passkey_not_found when the text is not base64url */
function parseCredentialId(text: string): CredentialId {
  try {
    return decodeBase64url(text, 'credentialId') as CredentialId
  } catch (error) {
    if (!(error instanceof MalformedInputError)) throw error
    throw new ProblemError('passkey_not_found')
  }
}

function describe({ displayName, credentialId }: Passkey): object {
  return { ...(displayName !== null && { displayName }), credentialId: encodeBase64url(credentialId) }
}
