import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

type Handler = (ctx: Context) => Promise<void>;
type Match = { readonly handler: Handler; readonly params: Record<string, string> };

interface Branch {
  readonly literal: Map<string, Branch>;
  parameter?: { readonly name: string; readonly branch: Branch };
  handler?: Handler;
}

const branch = (): Branch => ({ literal: new Map() });
const methods = new Map<string, Branch>();

/** Puts an endpoint on the lane. @param path as in its route: `/bookings/:code` */
export function addToLane(method: string, path: string, handler: Handler): void {
  const root = methods.get(method) ?? branch();
  methods.set(method, root);
  let at = root;
  for (const segment of path.split('/').slice(1)) {
    if (segment.startsWith(':')) {
      at.parameter ??= { name: segment.slice(1), branch: branch() };
      at = at.parameter.branch;
    } else {
      const next = at.literal.get(segment) ?? branch();
      at.literal.set(segment, next);
      at = next;
    }
  }
  at.handler = handler;
}

/** Undefined for what is not on the lane, or only nearly: Strapi's router has the last word on that. */
export function matchLane(method: string, path: string): Match | undefined {
  let at = methods.get(method);
  const params: Record<string, string> = {};
  for (const segment of path.split('/').slice(1)) {
    const literal = at?.literal.get(segment);
    if (literal) at = literal;
    else if (at?.parameter && segment !== '') {
      params[at.parameter.name] = decodeURIComponent(segment);
      at = at.parameter.branch;
    } else return undefined;
  }
  return at?.handler && { handler: at.handler, params };
}

/**
 * Our own endpoints, past what of Strapi they have no use for: its router tries some three hundred routes one after
 * another, then come sessions, roles and policies, of which an endpoint has none. In a rush that was a third of what a
 * booking cost. They are in Strapi's router all the same, for whatever does not match here to the letter.
 */
export function endpointLane(_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler {
  const prefix = strapi.config.get<string>('api.rest.prefix', '/api');
  return (ctx, next) => {
    const found = ctx.path.startsWith(`${prefix}/`) && matchLane(ctx.method, ctx.path.slice(prefix.length));
    if (!found) return (next as Next)();
    ctx.params = found.params;
    return found.handler(ctx as unknown as Context);
  };
}
