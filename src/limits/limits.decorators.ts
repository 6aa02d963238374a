import { applyDecorators, SetMetadata } from '@nestjs/common'
import { ApiExtension } from '@nestjs/swagger'
import { RouteSettings } from '../common/http/route-settings.js'
import { LIMITED } from '../common/problems/problems.decorator.js'
import { ROUTE_CLASSES, type RouteClassName } from './route-classes.data.js'

/** The metadata that holds the class of a route. */
export const LIMITED_AS = 'latchkey:limited-as'

/** Says what a route is to limits: who its requests count for and how large their bodies may be. */
export const LimitedAs = (name: RouteClassName) =>
  applyDecorators(
    SetMetadata(LIMITED_AS, name),
    RouteSettings({ body: ROUTE_CLASSES[name].body }),
    ApiExtension(LIMITED, true),
  )
