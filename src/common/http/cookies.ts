import { ApiExtension } from '@nestjs/swagger'

/** The cookies of this service, by purpose. */
export type CookieName = 'browser' | 'refresh'

/** OpenAPI extensions that name the cookies of an operation; the published document describes them in full. */
export const READS_COOKIE = 'x-reads-cookie'
export const SETS_COOKIE = 'x-sets-cookie'

/** Makes a parameter decorator document the cookie that the operation reads. */
export function documentsCookie(parameter: ParameterDecorator, cookie: CookieName): ParameterDecorator {
  const extension = ApiExtension(READS_COOKIE, cookie)
  return (target, name, index) => {
    parameter(target, name, index)
    const handler = name === undefined ? undefined : Object.getOwnPropertyDescriptor(target, name)
    if (name !== undefined && handler !== undefined) extension(target, name, handler)
  }
}
