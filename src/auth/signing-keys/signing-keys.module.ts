import { Module } from '@nestjs/common'
import { SecretsModule } from '../secrets/secrets.module.js'
import { KeyRing } from './key-ring.js'
import { KeyRotation } from './key-rotation.js'
import { TypeOrmSigningKeysRepository } from './persistence/typeorm-signing-keys.repository.js'
import { SigningKeyCipher } from './signing-key-cipher.js'
import { SigningKeysRepository } from './signing-keys.repository.js'

/** The keys that sign tokens: encrypted storage, use and rotation. */
@Module({
  imports: [SecretsModule],
  providers: [
    KeyRing,
    KeyRotation,
    SigningKeyCipher,
    { provide: SigningKeysRepository, useClass: TypeOrmSigningKeysRepository },
  ],
  exports: [KeyRing, KeyRotation],
})
export class SigningKeysModule {}
