import { Module } from '@nestjs/common'
import { KeyRing } from './key-ring.js'
import { KeyRotation } from './key-rotation.js'
import { KeySafe } from './key-safe.js'
import { TypeOrmSigningKeysRepository } from './persistence/typeorm-signing-keys.repository.js'
import { SigningKeysRepository } from './signing-keys.repository.js'

@Module({
  providers: [
    KeyRing,
    KeyRotation,
    KeySafe,
    { provide: SigningKeysRepository, useClass: TypeOrmSigningKeysRepository },
  ],
  exports: [KeyRing, KeyRotation, SigningKeysRepository],
})
export class SigningKeysModule {}
