import { Injectable, RequestMethod, type Type } from '@nestjs/common'
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js'
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core'
import { ACCESS, type Access } from '../access/access.decorators.js'

type Handler = (...args: unknown[]) => unknown

/** The routes that need no API key. Only these may be called from pages of other origins. */
@Injectable()
export class BrowserRoutes {
  /** HTTP methods by route pattern. */
  readonly #methods = new Map<string, Set<string>>()

  constructor(
    discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {
    for (const { metatype } of discovery.getControllers()) this.#addController(metatype as Type)
  }

  /** @param url the route pattern, for example `/v1/me/passkeys/:passkeyId` */
  has(method: string, url: string): boolean {
    return this.#methods.get(url)?.has(method) === true
  }

  methodsOf(url: string): string[] {
    return [...(this.#methods.get(url) ?? [])]
  }

  #addController(controller: Type): void {
    const prototype = controller.prototype as Readonly<Record<string, Handler>>
    for (const name of this.scanner.getAllMethodNames(prototype)) {
      const handler = prototype[name] as Handler
      const method = this.reflector.get<RequestMethod | undefined>(METHOD_METADATA, handler)
      if (method !== undefined && this.#needsNoApiKey(controller, handler)) {
        this.#addRoute(this.#urlOf(controller, handler), RequestMethod[method])
      }
    }
  }

  #addRoute(url: string, method: string): void {
    const methods = this.#methods.get(url) ?? new Set()
    this.#methods.set(url, methods.add(method))
  }

  #needsNoApiKey(controller: Type, handler: Handler): boolean {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [handler, controller])
    return access !== undefined && access.to !== 'api-keys'
  }

  #urlOf(controller: Type, handler: Handler): string {
    const paths = [controller, handler].map((target) => this.reflector.get<string>(PATH_METADATA, target))
    const parts = paths.flatMap((path) => path.split('/')).filter((part) => part !== '')
    return `/${parts.join('/')}`
  }
}
