import { Injectable, type OnApplicationBootstrap, RequestMethod, type Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { type Route, ROUTES } from '@kompassplan/contract';
import { ACCESS, type Access } from './can.js';

export interface RegisteredRoute {
  readonly method: string;
  /** As in the contract: /api/actions/:id */
  readonly path: string;
  readonly access: Access | undefined;
  readonly handler: object;
  /** For messages: ActionsController.list */
  readonly name: string;
  /** The contract's row, when it has one. */
  readonly contract: Route | undefined;
}

export interface RouteDifferences {
  /** In the contract, but no controller answers. */
  readonly missing: readonly string[];
  /** A controller answers, but the contract does not know. */
  readonly surplus: readonly string[];
  /** The decorator asks for other rights than the contract. */
  readonly otherAccess: readonly string[];
}

/** What the application answers to, read from its controllers, and how that compares with the contract. */
@Injectable()
export class RouteTable implements OnApplicationBootstrap {
  private readonly byHandler = new Map<object, RegisteredRoute>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** @throws Error naming every route that does not say who may use it */
  onApplicationBootstrap(): void {
    for (const wrapper of this.discovery.getControllers()) {
      if (!wrapper.metatype) continue;
      for (const route of this.routesOf(wrapper.metatype as Type)) this.byHandler.set(route.handler, route);
    }
    const open = this.routes().filter((route) => !route.access);
    if (open.length > 0) {
      throw new Error(
        `These routes do not say who may use them (@Can, @SignedIn or @Public): ${open.map((r) => `${r.method} ${r.path} (${r.name})`).join(', ')}`,
      );
    }
  }

  routes(): RegisteredRoute[] {
    return [...this.byHandler.values()];
  }

  /** The route that `handler` serves. */
  of(handler: object): RegisteredRoute | undefined {
    return this.byHandler.get(handler);
  }

  /** How the registered routes differ from the contract. */
  differences(): RouteDifferences {
    const registered = new Map(this.routes().map((route) => [`${route.method} ${route.path}`, route]));
    const promised = new Map(ROUTES.map((route: Route) => [`${route.method} ${route.path}`, route]));
    return {
      missing: [...promised.keys()].filter((name) => !registered.has(name)),
      surplus: [...registered.keys()].filter((name) => !promised.has(name)),
      otherAccess: [...registered]
        .filter(([name, route]) => promised.has(name) && promised.get(name)?.access !== route.access)
        .map(([name]) => name),
    };
  }

  private routesOf(controller: Type): RegisteredRoute[] {
    const prototype = controller.prototype as Record<string, object>;
    const base = this.reflector.get<string | string[]>('path', controller);
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name] as ((...args: never[]) => unknown) | undefined;
      if (!handler) return [];
      const path = this.reflector.get<string | string[] | undefined>('path', handler);
      const verb = this.reflector.get<RequestMethod | undefined>('method', handler);
      if (path === undefined || verb === undefined) return [];
      const method = RequestMethod[verb] as string;
      const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [handler, controller]);
      return [base].flat().flatMap((prefix) =>
        [path].flat().map((part) => {
          const full = `/${prefix}/${part}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
          const contract = ROUTES.find((r: Route) => r.method === method && r.path === full) as Route | undefined;
          return { method, path: full, access, handler, name: `${controller.name}.${name}`, contract };
        }),
      );
    });
  }
}
