import { RouteConfig } from '@nestjs/platform-fastify'
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js'
import type { FastifyContextConfig } from 'fastify'

/** Sets options of a route for the HTTP server. Unlike `RouteConfig`, repeated decorators are merged. */
export function RouteSettings(settings: FastifyContextConfig): MethodDecorator {
  return (target, name, descriptor) => {
    const handler = descriptor.value as object
    const given = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler) as FastifyContextConfig | undefined
    RouteConfig({ ...given, ...settings })(target, name, descriptor)
  }
}
