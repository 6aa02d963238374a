declare const brand: unique symbol

/** A distinct type for values of `T`, so that the compiler rejects a value of another kind. */
type Branded<T, Name extends string> = T & { readonly [brand]: Name }

/** An array with at least one element. */
export type NonEmpty<T> = readonly [T, ...T[]]

/** A SHA-256 digest: 32 bytes. */
export type Sha256 = Branded<Uint8Array, 'Sha256'>
/** The challenge of one ceremony: at least 16 random bytes (§13.4.3). */
export type Challenge = Branded<Uint8Array, 'Challenge'>
/** A credential ID: 1 to 1023 bytes (§4). */
export type CredentialId = Branded<Uint8Array, 'CredentialId'>
/** A user handle: 1 to 64 bytes (§5.4.3). */
export type UserHandle = Branded<Uint8Array, 'UserHandle'>
/** A COSE_Key in the exact encoding of the authenticator (§6.5.1). */
export type CoseKeyBytes = Branded<Uint8Array, 'CoseKeyBytes'>
/** An AAGUID as a lower-case UUID string (§6.5.1). */
export type Aaguid = Branded<string, 'Aaguid'>
/** An RP ID: a valid domain string (§5.4.2). */
export type RpId = Branded<string, 'RpId'>
/** A FIDO U2F AppID: the URL to which U2F credentials are scoped instead of an RP ID (§10.1.1). */
export type AppId = Branded<string, 'AppId'>
/** A serialised web origin, e.g. `https://example.com`, or an app origin, e.g. `android:apk-key-hash:…`. */
export type Origin = Branded<string, 'Origin'>
