import { ApiExtension } from '@nestjs/swagger'

/** The cookies of this service, by what they are for. */
export type CookieName = 'browser' | 'refresh'

/** The extensions of an operation that name its cookies; the published document spells them out. */
export const TAKES_COOKIE = 'x-takes-cookie'
export const GIVES_COOKIE = 'x-gives-cookie'

/** What an operation does with a cookie. */
type Cookies = { readonly takes: CookieName } | { readonly gives: CookieName }

/** Lets the decorator of a parameter say which cookie the operation takes or gives. */
export function documentsCookie(parameter: ParameterDecorator, cookies: Cookies): ParameterDecorator {
  const extension =
    'takes' in cookies ? ApiExtension(TAKES_COOKIE, cookies.takes) : ApiExtension(GIVES_COOKIE, cookies.gives)
  return (target, name, index) => {
    parameter(target, name, index)
    const handler = name === undefined ? undefined : Object.getOwnPropertyDescriptor(target, name)
    if (name !== undefined && handler !== undefined) extension(target, name, handler)
  }
}
