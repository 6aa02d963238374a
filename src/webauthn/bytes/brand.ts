declare const brand: unique symbol

/** A value of `T` that must not be mixed up with other values of `T`. */
export type Branded<T, Name extends string> = T & { readonly [brand]: Name }

/** At least one. */
export type NonEmpty<T> = readonly [T, ...T[]]

/** SHA-256 digest, 32 bytes. */
export type Sha256 = Branded<Uint8Array, 'Sha256'>
/** Challenge of one ceremony, at least 16 random bytes (§13.4.3). */
export type Challenge = Branded<Uint8Array, 'Challenge'>
/** Credential ID, 1 to 1023 bytes (§4). */
export type CredentialId = Branded<Uint8Array, 'CredentialId'>
/** User handle, 1 to 64 bytes (§5.4.3). */
export type UserHandle = Branded<Uint8Array, 'UserHandle'>
/** A COSE_Key exactly as the authenticator encoded it (§6.5.1). */
export type CoseKeyBytes = Branded<Uint8Array, 'CoseKeyBytes'>
/** AAGUID as a lower-case UUID text (§6.5.1). */
export type Aaguid = Branded<string, 'Aaguid'>
/** RP ID: a valid domain string (§5.4.2). */
export type RpId = Branded<string, 'RpId'>
/** AppID of FIDO U2F: a URL that U2F credentials are scoped to in place of an RP ID (§10.1.1). */
export type AppId = Branded<string, 'AppId'>
/** A serialised origin, e.g. `https://example.com`, or a native application's, e.g. `android:apk-key-hash:…`. */
export type Origin = Branded<string, 'Origin'>
