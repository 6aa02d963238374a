import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser'
import type { Schemas } from 'latchkey-client'

/** Compiles only if `From` is assignable to `To`. */
type Fits<From extends To, To> = From

type Options = Schemas['PublicKeyCredentialCreationOptionsJSON']

/** Its list of attestation formats lacks `compound`. */
type WithoutCompound = Omit<Options, 'attestationFormats'> & {
  attestationFormats: Exclude<Options['attestationFormats'][number], 'compound'>[]
}

/** Options of the API are accepted by @simplewebauthn/browser, and its responses by the API. */
type Both = [
  Fits<WithoutCompound, PublicKeyCredentialCreationOptionsJSON>,
  Fits<Schemas['PublicKeyCredentialRequestOptionsJSON'], PublicKeyCredentialRequestOptionsJSON>,
  Fits<RegistrationResponseJSON, Schemas['RegistrationResponseJSON']>,
  Fits<AuthenticationResponseJSON, Schemas['AuthenticationResponseJSON']>,
]

it('the types of the client and of @simplewebauthn/browser are compatible', () => {
  const options: Both[0] | undefined = undefined
  expect(options).toBeUndefined()
})
