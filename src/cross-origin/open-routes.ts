import { Injectable, RequestMethod, type Type } from '@nestjs/common'
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js'
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core'
import { ACCESS, type Access } from '../access/access.decorators.js'

type Handler = (...args: unknown[]) => unknown

/** The routes that do not ask for an API key: those that pages may call. */
@Injectable()
export class OpenRoutes {
  /** Methods by address, the address as its route is written. */
  readonly #methods = new Map<string, Set<string>>()

  constructor(
    discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {
    for (const { metatype } of discovery.getControllers()) this.#add(metatype as Type)
  }

  /** Whether a page may use this method at an address, e.g. `/v1/me/passkeys/:passkeyId`. */
  has(method: string, url: string): boolean {
    return this.#methods.get(url)?.has(method) === true
  }

  /** The methods that pages may use at an address. */
  methodsOf(url: string): string[] {
    return [...(this.#methods.get(url) ?? [])]
  }

  #add(controller: Type): void {
    const prototype = controller.prototype as Readonly<Record<string, Handler>>
    for (const name of this.scanner.getAllMethodNames(prototype)) {
      const handler = prototype[name] as Handler
      const method = this.reflector.get<RequestMethod | undefined>(METHOD_METADATA, handler)
      if (method !== undefined && this.#isOpen(controller, handler)) {
        this.#open(this.#urlOf(controller, handler), RequestMethod[method])
      }
    }
  }

  #open(url: string, method: string): void {
    const methods = this.#methods.get(url) ?? new Set()
    this.#methods.set(url, methods.add(method))
  }

  #isOpen(controller: Type, handler: Handler): boolean {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [handler, controller])
    return access !== undefined && access.to !== 'api-keys'
  }

  #urlOf(controller: Type, handler: Handler): string {
    const paths = [controller, handler].map((target) => this.reflector.get<string>(PATH_METADATA, target))
    const parts = paths.flatMap((path) => path.split('/')).filter((part) => part !== '')
    return `/${parts.join('/')}`
  }
}
