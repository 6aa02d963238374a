import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { Random } from '../../common/random.js'
import type { User } from '../../users/user.js'
import type { CoseKeyBytes } from '../../webauthn/index.js'
import { DecoyAccounts } from '../credentials/decoy-accounts.js'
import type { Passkey } from '../credentials/passkey.js'
import { PasskeysRepository } from '../credentials/passkeys.repository.js'
import { PasskeyLimit } from '../registration/passkey-limit.js'
import { BACKEND_TRUST } from '../registration/registration-authorization.js'
import { RelyingParty } from '../verification/relying-party.js'
import { ZERO_AAGUID } from './import-policy.js'
import type { ImportRequest } from './import-request.js'

/** A U2F credential with a validated key. */
interface ImportedCredential extends Omit<ImportRequest, 'publicKey'> {
  readonly publicKey: CoseKeyBytes
}

/** The properties of every U2F credential. It has no attestation, never verifies the user and is not discoverable. */
const U2F = {
  createdBy: 'u2f',
  backupEligible: false,
  backupEligibleAtRegistration: false,
  backupState: false,
  uvInitialized: false,
  aaguid: ZERO_AAGUID,
  attestation: { format: 'none', type: 'none', verdict: 'none' },
  modelProven: false,
  discoverable: false,
  authenticatorAttachment: 'cross-platform',
} as const satisfies Partial<Passkey>

/** An imported credential has no registration that could be verified again. */
const NO_EVIDENCE = { attestationObject: new Uint8Array(), clientDataJson: new Uint8Array() }

/** Stores imported credentials. */
@Injectable()
export class ImportStore {
  constructor(
    private readonly passkeys: PasskeysRepository,
    private readonly limit: PasskeyLimit,
    private readonly decoys: DecoyAccounts,
    private readonly relyingParty: RelyingParty,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /**
   * @throws user_not_found when the user was deleted
   * @throws passkey_limit_reached
   * @throws passkey_already_registered for any user
   */
  add(user: User, credential: ImportedCredential): Promise<Passkey> {
    const passkey: Passkey = {
      ...U2F,
      ...credential,
      ...BACKEND_TRUST,
      id: this.random.uuid(),
      userId: user.id,
      rpId: this.relyingParty.id,
      state: 'active',
      createdAt: this.clock.now(),
      lastUsedAt: null,
    }
    return this.limit.runBelowLimit(user, async () => {
      // Decoy credentials are treated as registered, so that an import does not reveal that one is a decoy.
      const isTaken =
        this.decoys.isDecoyCredential(passkey.credentialId) ||
        (await this.passkeys.insert(passkey, NO_EVIDENCE)) === 'duplicate'
      if (isTaken) throw new ProblemError('passkey_already_registered')
      return passkey
    })
  }
}
