import { applyDecorators, SetMetadata } from '@nestjs/common'
import { ApiExtension } from '@nestjs/swagger'
import { RouteSettings } from '../common/http/route-settings.js'
import { LIMITED } from '../common/problems/problems.decorator.js'
import { ROUTE_CLASSES, type RouteClassName } from './route-classes.data.js'

/** Metadata key of a route's class. */
export const RATE_LIMITED = 'latchkey:rate-limited'

/** Sets the class of a route, which determines its rate limits and the maximum size of its request bodies. */
export const RateLimited = (name: RouteClassName) =>
  applyDecorators(
    SetMetadata(RATE_LIMITED, name),
    RouteSettings({ body: ROUTE_CLASSES[name].body }),
    ApiExtension(LIMITED, true),
  )
