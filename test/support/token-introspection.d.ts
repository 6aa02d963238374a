/** The part of the package that the tests use; it ships no types. */
declare module 'token-introspection' {
  interface Options {
    readonly endpoint?: string
    readonly client_id?: string
    readonly client_secret?: string
    readonly access_token?: string
    readonly jwks_uri?: string
    readonly allowed_algs?: readonly string[]
    readonly fetch?: typeof fetch
  }

  type Introspect = (token: string, tokenTypeHint?: string) => Promise<Readonly<Record<string, unknown>>>

  const createIntrospection: ((options: Options) => Introspect) & {
    readonly errors: { readonly TokenNotActiveError: new () => Error }
  }
  export default createIntrospection
}
