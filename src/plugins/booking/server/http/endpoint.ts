import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { Refusal } from '../domain/errors';
import { currentClient } from './client';
import { answerOf, fieldErrors, invalid } from './errors';
import { addToLane } from './lane';

type Shape = z.ZodObject;

/** Tells a field that is missing from one of the wrong type. */
const REPORT = { reportInput: true };

export interface Input<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  /** What stood in `data`. */
  readonly body: B;
  /** Id of the signed-in client; null for a guest. With `client: 'required'` never null. */
  readonly clientId: number | null;
}

export interface Endpoint<P extends Shape, Q extends Shape, B extends Shape> {
  readonly method: Core.RouteInput['method'];
  readonly path: string;
  /** Shown in the API's document. */
  readonly summary: string;
  readonly request?: { readonly params?: P; readonly query?: Q; readonly body?: B };
  /** Shape of `data` in the answer; null for an answer that is no JSON. */
  readonly response: z.ZodType | null;
  /** Shape of `meta`, when there is any. */
  readonly meta?: z.ZodType;
  /** `none`: nobody is asked who they are. `optional`: a guest or a client. `required`: 401 for a guest. */
  readonly client: 'none' | 'optional' | 'required';
  /** Status of a good answer. */
  readonly status?: 200 | 201;
  /** Calls one service and shapes the answer; what it returns becomes the body. Throws `Refusal`. */
  readonly handle: (
    input: Input<z.output<P>, z.output<Q>, z.output<B>>,
    ctx: Context,
  ) => Promise<{ data: unknown; meta?: unknown } | Buffer | string>;
}

/** What the API's document says of an endpoint beyond its shapes. */
export interface Documented {
  readonly method: string;
  /** As OpenAPI writes it: `/bookings/{code}`. */
  readonly path: string;
  readonly summary: string;
  readonly client: 'none' | 'optional' | 'required';
  readonly status: 200 | 201;
  readonly json: boolean;
  /** JSON Schema of what is sent, or null: Strapi writes the side that comes out of a shape, which a transform has not. */
  readonly body: (() => object) | null;
}

const documented: Documented[] = [];

/** Every endpoint that has been declared in this process, for the API's document. */
export const documentedEndpoints = (): readonly Documented[] => documented;

/**
 * A public route, written for its purpose: its input is checked before the handler sees it, its shapes are in the API's
 * document, and access is stated here and not in role settings that can drift.
 */
export function endpoint<P extends Shape, Q extends Shape, B extends Shape>(given: Endpoint<P, Q, B>): Core.RouteInput {
  const { method, path, request, response, meta } = given;
  const { body } = request ?? {};
  documented.push({
    method: method.toLowerCase(),
    path: path.replaceAll(/:(\w+)/g, '{$1}'),
    summary: given.summary,
    client: given.client,
    status: given.status ?? 200,
    json: response !== null,
    body: body ? () => z.toJSONSchema(z.object({ data: body }), { io: 'input' }) : null,
  });
  const handler = (ctx: Context): Promise<void> => respond(given, ctx);
  addToLane(method, path, handler);
  return {
    method,
    path,
    handler: (ctx: Context, _next: Next) => handler(ctx),
    config: { auth: false },
    request: {
      ...(request?.params && { params: request.params.shape as Record<string, z.ZodType> }),
      ...(request?.query && { query: request.query.shape as Record<string, z.ZodType> }),
    },
    ...(response && { response: z.object({ data: response, ...(meta && { meta }) }) }),
  };
}

async function respond<P extends Shape, Q extends Shape, B extends Shape>(
  given: Endpoint<P, Q, B>,
  ctx: Context,
): Promise<void> {
  try {
    const clientId = given.client === 'none' ? null : await currentClient(ctx, given.client === 'required');
    ctx.body = await given.handle({ ...checked(given.request ?? {}, ctx), clientId }, ctx);
    ctx.status = given.status ?? 200;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { status, body } = answerOf(error);
    ctx.status = status;
    ctx.body = body;
  }
}

function checked<P extends Shape, Q extends Shape, B extends Shape>(
  { params, query, body }: { params?: P; query?: Q; body?: B },
  ctx: Context,
): Pick<Input<z.output<P>, z.output<Q>, z.output<B>>, 'params' | 'query' | 'body'> {
  const where = params?.safeParse(ctx.params, REPORT);
  if (where && !where.success) throw new Refusal('NOT_FOUND', 'There is nothing at this address.');

  const asked = query?.safeParse(ctx.query, REPORT);
  if (asked && !asked.success) throw invalid('INVALID_QUERY', fieldErrors(asked.error));

  const sent: unknown = (ctx.request as { body?: unknown }).body;
  const data = typeof sent === 'object' && sent !== null && 'data' in sent ? sent.data : undefined;
  if (body && (typeof data !== 'object' || data === null || Array.isArray(data))) throw invalid('INVALID_BODY', []);
  const given = body?.safeParse(data, REPORT);
  if (given && !given.success) throw invalid('INVALID_FIELDS', fieldErrors(given.error));

  return { params: where?.data as z.output<P>, query: asked?.data as z.output<Q>, body: given?.data as z.output<B> };
}
