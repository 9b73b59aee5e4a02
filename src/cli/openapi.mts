import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import type { Documented } from '../plugins/booking/server/port.ts';
import { DIST, ROOT } from './paths.mts';
import { withStrapi } from './strapi.mts';

/**
 * `npm run openapi`: writes the OpenAPI 3.1 document of the public routes from the routes themselves, and the types of the
 * site's client from the document. CI fails when that changes a file.
 */
const DOCUMENT = path.join(ROOT, 'public/openapi.json');
const TYPES = path.join(ROOT, 'frontend/src/lib/api/openapi.d.ts');
const require = createRequire(import.meta.url);

interface Operation {
  operationId: string;
  parameters?: object[];
  responses: Record<string, object>;
  [more: string]: unknown;
}

interface Document {
  info: object;
  paths: Record<string, Record<string, Operation>>;
  components?: Record<string, Record<string, unknown>>;
}

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
});
const BOOKING_TOKEN = header('Booking-Token', "The token of the booking's private link, for guests");
const IDEMPOTENCY_KEY = header(
  'Idempotency-Key',
  'A request repeated with the same key gives the same answer and one booking',
);
const PROBLEM = {
  description: 'Not done',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
};

/** Answers that are files, by the last part of their address. */
const FILES: Readonly<Record<string, object>> = {
  calendar: { 'text/calendar': { schema: { type: 'string' } } },
  ticket: { 'application/pdf': { schema: { type: 'string', contentEncoding: 'binary' } } },
};

function fileOf(at: string): object {
  const content = FILES[at.slice(at.lastIndexOf('/') + 1)];
  if (!content) throw new Error(`${at} answers with a file of an unknown type`);
  return { description: 'A file', content };
}

const ERROR_SCHEMA = {
  type: 'object',
  required: ['data', 'error'],
  properties: {
    data: { type: 'null' },
    error: {
      type: 'object',
      required: ['status', 'name', 'message', 'details'],
      properties: {
        status: { type: 'integer' },
        name: { type: 'string' },
        message: { type: 'string' },
        details: {
          type: 'object',
          properties: {
            code: { type: 'string', description: 'Stable, in capitals: SOLD_OUT, HOLD_EXPIRED, INVALID_FIELDS ...' },
            left: { type: 'integer', description: 'With SOLD_OUT: the units that are left' },
            errors: {
              type: 'array',
              items: {
                type: 'object',
                required: ['path', 'code', 'message'],
                properties: {
                  path: { type: 'array', items: { type: ['string', 'integer'] } },
                  code: { type: 'string' },
                  message: { type: 'string' },
                },
              },
            },
          },
        },
      },
    },
  },
};

function operationOf(endpoint: Documented, generated: Operation): Operation {
  const { path: at, client, status, json, body, summary } = endpoint;
  const ok = generated.responses['200'] ?? { description: 'Done' };
  return {
    ...generated,
    operationId: `${endpoint.method}${at.replaceAll(/[{}]/g, '').replaceAll(/[/-](\w)/g, (_, letter) => letter.toUpperCase())}`,
    summary,
    parameters: [
      ...(generated.parameters ?? []),
      ...(at.startsWith('/bookings/') ? [BOOKING_TOKEN] : []),
      ...(status === 201 ? [IDEMPOTENCY_KEY] : []),
    ],
    responses: { [status]: json ? ok : fileOf(at), '4XX': PROBLEM, '503': PROBLEM },
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body() } } } }),
    security: client === 'required' ? [{ client: [] }] : client === 'optional' ? [{ client: [] }, {}] : [{}],
  };
}

/** Strapi's document of all content routes, kept to those that are written for the public, and told what it cannot see. */
function publicDocument(generated: Document, endpoints: readonly Documented[]): object {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const endpoint of [...endpoints].sort((a, b) => a.path.localeCompare(b.path))) {
    const operation = generated.paths[endpoint.path]?.[endpoint.method];
    if (!operation) throw new Error(`${endpoint.method} ${endpoint.path} is declared but has no route`);
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operationOf(endpoint, operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Relais',
      version: '1',
      description: 'Bookings of seats, appointments and tables. Never sold twice.',
    },
    servers: [{ url: '/api' }],
    paths,
    components: {
      schemas: { ...generated.components?.schemas, Error: ERROR_SCHEMA },
      securitySchemes: { client: { type: 'http', scheme: 'bearer', description: 'Access token of /auth/local' } },
    },
  };
}

const withoutDialect = (key: string, value: unknown): unknown =>
  key === '$schema' || key === '$id' ? undefined : value;

const document = await withStrapi(async (strapi) => {
  const { generate } = require('@strapi/openapi') as { generate(of: object, options: object): { document: Document } };
  const port = require(path.join(DIST, 'src/plugins/booking/server/port.js')) as {
    documentedEndpoints(): Documented[];
  };
  const generated = generate(strapi, { type: 'content-api' }).document;
  return `${JSON.stringify(publicDocument(generated, port.documentedEndpoints()), withoutDialect, 2)}\n`;
});
writeFileSync(DOCUMENT, document);
writeFileSync(TYPES, astToString(await openapiTypescript(JSON.parse(document))));
