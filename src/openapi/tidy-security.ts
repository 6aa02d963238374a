import type { OpenAPIObject } from '@nestjs/swagger'
import { routesOf } from './operations.js'

/** Names a scheme once, where a class and its handler both ask for it. */
export function tidySecurity(document: OpenAPIObject): void {
  for (const { operation } of routesOf(document)) {
    const schemes = new Map(operation.security?.map((scheme) => [JSON.stringify(scheme), scheme]))
    if (schemes.size > 0) operation.security = [...schemes.values()]
  }
}
