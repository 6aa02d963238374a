import type { AuthenticatorDataFields } from '../../src/testing/authenticator-data.js'
import type { ClientDataFields } from '../../src/testing/json.js'

/** Changes for the stages of a software authenticator, so that a row of a table can say them in a few words. */

/** Client data with other or further members. */
export function clientData(members: Readonly<Record<string, unknown>>) {
  return { clientData: (fields: ClientDataFields): object => ({ ...fields, ...members }) }
}

/** Client data whose text is changed. */
export function clientDataText(change: (text: string) => string) {
  return { clientData: (fields: ClientDataFields): string => change(JSON.stringify(fields)) }
}

/** Authenticator data with other flags. */
export function flags(sum: number) {
  return fields({ flags: sum })
}

/** Authenticator data with other fields. */
export function fields(members: Partial<AuthenticatorDataFields>) {
  return { fields: (honest: AuthenticatorDataFields): AuthenticatorDataFields => ({ ...honest, ...members }) }
}

/** The response JSON with other members; `undefined` removes one. */
export function json(members: Readonly<Record<string, unknown>>) {
  return { response: (honest: object): object => ({ ...honest, ...members }) }
}

/** The member `response` of the response JSON with other members; `undefined` removes one. */
export function responseJson(members: Readonly<Record<string, unknown>>) {
  return {
    response: (honest: { readonly response: object }): object => ({
      ...honest,
      response: { ...honest.response, ...members },
    }),
  }
}

/** Flips one bit of one byte; a negative index counts from the end. */
export function flip(index: number, bit = 0): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => {
    const changed = Uint8Array.from(bytes)
    const at = index < 0 ? bytes.length + index : index
    changed[at] = (changed[at] ?? 0) ^ (1 << bit)
    return changed
  }
}

/** Puts bytes behind. */
export function append(...extra: readonly number[]): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => Uint8Array.of(...bytes, ...extra)
}

/** Puts bytes in front. */
export function prepend(...extra: readonly number[]): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => Uint8Array.of(...extra, ...bytes)
}
