import type { AuthenticatorDataFields } from '../../src/testing/authenticator-data.js'
import type { ClientDataFields } from '../../src/testing/json.js'

/** Short forms of `tamper` for the rows of test tables. */

/** Sets members of the client data. */
export function clientData(members: Readonly<Record<string, unknown>>) {
  return { clientData: (fields: ClientDataFields): object => ({ ...fields, ...members }) }
}

/** Changes the JSON text of the client data. */
export function clientDataText(change: (text: string) => string) {
  return { clientData: (fields: ClientDataFields): string => change(JSON.stringify(fields)) }
}

/** Sets the flags of the authenticator data. */
export function flags(sum: number) {
  return fields({ flags: sum })
}

/** Sets fields of the authenticator data. */
export function fields(members: Partial<AuthenticatorDataFields>) {
  return { fields: (honest: AuthenticatorDataFields): AuthenticatorDataFields => ({ ...honest, ...members }) }
}

/** Sets members of the credential JSON. The value `undefined` removes a member. */
export function json(members: Readonly<Record<string, unknown>>) {
  return { response: (honest: object): object => ({ ...honest, ...members }) }
}

/** Sets members of `response` in the credential JSON. The value `undefined` removes a member. */
export function responseJson(members: Readonly<Record<string, unknown>>) {
  return {
    response: (honest: { readonly response: object }): object => ({
      ...honest,
      response: { ...honest.response, ...members },
    }),
  }
}

/** Inverts one bit of one byte. A negative index counts from the end. */
export function flip(index: number, bit = 0): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => {
    const changed = Uint8Array.from(bytes)
    const at = index < 0 ? bytes.length + index : index
    changed[at] = (changed[at] ?? 0) ^ (1 << bit)
    return changed
  }
}

/** Adds bytes at the end. */
export function append(...extra: readonly number[]): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => Uint8Array.of(...bytes, ...extra)
}

/** Adds bytes at the beginning. */
export function prepend(...extra: readonly number[]): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => Uint8Array.of(...extra, ...bytes)
}
