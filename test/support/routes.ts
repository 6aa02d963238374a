import { type INestApplication, RequestMethod } from '@nestjs/common'
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js'
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core'
import type { FastifyInstance } from 'fastify'
import { ACCESS, type Access } from '../../src/access/access.decorators.js'
import type { Act } from '../../src/passkeys/confirmations/acts.data.js'
import { CONFIRMED_ACT } from '../../src/passkeys/confirmations/confirmation.decorators.js'

/** A route of a controller. */
export interface Route {
  /** For example `GET /v1/users/:userId`. */
  readonly name: string
  readonly method: string
  /** The path, with parameters as `:name`. */
  readonly path: string
  /** Undefined when the handler does not declare its access. */
  readonly access: Access | undefined
  /** The change that needs a confirmation; undefined when the route makes none. */
  readonly act: Act | undefined
}

type Handler = (...args: never[]) => unknown
type ControllerClass = new (...args: never[]) => unknown

/** Lists the routes of all controllers with the metadata of their handlers. */
export function routesOf(app: INestApplication): Route[] {
  const modules = [...app.get(ModulesContainer).values()]
  const controllers = new Set(
    modules.flatMap((module) => [...module.controllers.values()].map((each) => each.metatype)),
  )
  return [...controllers]
    .flatMap((controller) => (typeof controller === 'function' ? routesIn(controller as ControllerClass) : []))
    .sort((one, other) => one.name.localeCompare(other.name))
}

function routesIn(controller: ControllerClass): Route[] {
  const prototype = controller.prototype as Readonly<Record<string, Handler>>
  const handlers = new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => prototype[name] ?? [])
  return handlers.flatMap((handler) => {
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined
    if (method === undefined) return []
    const access = new Reflector().getAllAndOverride<Access | undefined>(ACCESS, [handler, controller])
    const act = new Reflector().get<Act | undefined>(CONFIRMED_ACT, handler)
    const verb = RequestMethod[method]
    return pathsOf(controller, handler).map((path) => ({ name: `${verb} ${path}`, method: verb, path, access, act }))
  })
}

function pathsOf(controller: ControllerClass, handler: Handler): string[] {
  const parts = (target: object) => [Reflect.getMetadata(PATH_METADATA, target) as string | string[]].flat()
  return parts(controller).flatMap((prefix) =>
    parts(handler).map((path) => `/${prefix}/${path}`.replaceAll(/\/+/g, '/').replace(/(?<=.)\/$/, '')),
  )
}

/** Lists all routes of the HTTP server, including the routes of plugins. */
export function addressesOf(app: INestApplication): string[] {
  const fastify = app.getHttpAdapter().getInstance() as FastifyInstance
  const addresses = new Set<string>()
  const above: string[] = []
  for (const line of fastify.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent = '', part = '', methods] = /^([│ ]*)[├└]── (.*?)(?: \(([A-Z, -]+)\))?$/.exec(line) ?? []
    if (part === '') continue
    const depth = indent.length / 4
    above.length = depth
    above.push(part)
    if (methods !== undefined) addresses.add(above.join('').replaceAll(/\/+/g, '/'))
  }
  return [...addresses].sort()
}
