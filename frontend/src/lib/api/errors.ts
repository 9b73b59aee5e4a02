import type { ErrorBody, FieldError } from './types';

/** The API understood the request and said no; `code` is its stable code in capitals, or `''`. */
export class ApiError extends Error {
  readonly code: string;
  readonly left: number | undefined;
  readonly fields: FieldError[];

  constructor(
    readonly status: number,
    body: Partial<ErrorBody> | undefined,
  ) {
    super(body?.error?.message ?? `The API answered ${status}`);
    this.name = 'ApiError';
    this.code = body?.error?.details?.code ?? '';
    this.left = body?.error?.details?.left;
    this.fields = body?.error?.details?.errors ?? [];
  }
}

/** No usable answer: no connection, no answer in time, or an answer of 5xx. What was asked may or may not have been done. */
export class ApiUnavailable extends Error {
  constructor(
    readonly retryAfterSeconds: number,
    cause?: unknown,
  ) {
    super('The API is away', { cause });
    this.name = 'ApiUnavailable';
  }
}

export function isApiError(error: unknown, ...statuses: number[]): error is ApiError {
  return error instanceof ApiError && (statuses.length === 0 || statuses.includes(error.status));
}
