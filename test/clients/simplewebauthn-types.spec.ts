import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser'
import type { Schemas } from 'latchkey-client'

/** Compiles only if `From` can be passed where `To` is asked for. */
type Fits<From extends To, To> = From

type Options = Schemas['PublicKeyCredentialCreationOptionsJSON']

/** Its list of attestation formats is older than `compound`; it has all the others. */
type WithoutCompound = Omit<Options, 'attestationFormats'> & {
  attestationFormats: Exclude<Options['attestationFormats'][number], 'compound'>[]
}

/** What the API hands out goes into @simplewebauthn/browser, and what comes out of it goes into the API. */
export type Both = [
  Fits<WithoutCompound, PublicKeyCredentialCreationOptionsJSON>,
  Fits<Schemas['PublicKeyCredentialRequestOptionsJSON'], PublicKeyCredentialRequestOptionsJSON>,
  Fits<RegistrationResponseJSON, Schemas['RegistrationResponseJSON']>,
  Fits<AuthenticationResponseJSON, Schemas['AuthenticationResponseJSON']>,
]

it('the types of the client and of @simplewebauthn/browser fit; the compiler checks it', () => {
  const options: Both[0] | undefined = undefined
  expect(options).toBeUndefined()
})
