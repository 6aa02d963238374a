import { Module } from '@nestjs/common'
import { MetadataModule } from '../../metadata/metadata.module.js'
import { CredentialsModule } from '../credentials/credentials.module.js'
import { AttestationPolicyService } from './attestation-policy.service.js'
import { OriginMismatchLog } from './origin-mismatch-log.js'
import { PasskeyVerifier } from './passkey-verifier.js'
import { RelyingParty } from './relying-party.js'

/** The only caller of the engine's `verifyRegistration` and `verifyAuthentication` in the service. */
@Module({
  imports: [CredentialsModule, MetadataModule],
  providers: [AttestationPolicyService, OriginMismatchLog, PasskeyVerifier, RelyingParty],
  exports: [AttestationPolicyService, OriginMismatchLog, PasskeyVerifier, RelyingParty],
})
export class VerificationModule {}
