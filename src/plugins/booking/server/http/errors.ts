import type { z } from '@strapi/utils';
import { type FieldError, Refusal, type RefusalCode } from '../domain/errors';

const STATUS: Readonly<Record<RefusalCode, number>> = {
  INVALID_BODY: 400,
  INVALID_QUERY: 400,
  SIGN_IN_REQUIRED: 401,
  NOT_FOUND: 404,
  SOLD_OUT: 409,
  CLOSED: 409,
  TRANSITION_NOT_ALLOWED: 409,
  HOLD_EXPIRED: 409,
  PAY_AT_VENUE_OFF: 409,
  TOO_LATE: 409,
  PAYMENT_NOT_DUE: 409,
  NO_TICKET: 409,
  PROVIDER_UNKNOWN: 422,
  SIGNATURE_INVALID: 400,
  UNAVAILABLE: 503,
  INVALID_FIELDS: 422,
  IDEMPOTENCY_KEY_REUSED: 422,
};

const NAMES: Readonly<Record<number, string>> = {
  400: 'BadRequestError',
  401: 'UnauthorizedError',
  404: 'NotFoundError',
  409: 'ConflictError',
  422: 'UnprocessableEntityError',
  503: 'ServiceUnavailableError',
};

/** A refusal in Strapi's envelope. */
export function answerOf({ code, message, details }: Refusal) {
  const status = STATUS[code];
  return {
    status,
    body: { data: null, error: { status, name: NAMES[status], message, details: { code, ...details } } },
  };
}

const MESSAGES = {
  INVALID_BODY: 'The body must be JSON with an object in "data".',
  INVALID_QUERY: 'The query is not understood.',
  INVALID_FIELDS: 'Some fields are wrong.',
} as const;

export const invalid = (code: keyof typeof MESSAGES, errors: readonly FieldError[]): Refusal =>
  new Refusal(code, MESSAGES[code], { errors });

/** What is wrong with the input, field by field, in codes that a form can translate. */
export const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues.map((issue) => ({
    path: issue.path.map((part) => (typeof part === 'number' ? part : String(part))),
    code: codeOf(issue),
    message: issue.message,
  }));

function codeOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'required' : 'type';
    case 'too_small':
      if (issue.origin !== 'string') return 'too_small';
      return issue.minimum === 1 ? 'required' : 'too_short';
    case 'too_big':
      return issue.origin === 'string' ? 'too_long' : 'too_large';
    case 'invalid_format':
      return issue.format === 'email' ? 'email' : 'format';
    case 'custom':
      return typeof issue.params?.code === 'string' ? issue.params.code : 'unknown';
    default:
      return 'unknown';
  }
}
