import { createApi } from './client';
import { ApiUnavailable } from './errors';

type Send = (request: Request, init?: RequestInit) => Promise<Response>;

function apiThat(send: Send) {
  return createApi({
    baseUrl: 'http://api.test',
    clientAddress: '41.1.1.1',
    language: 'ar',
    timeoutMs: 50,
    fetch: send as typeof fetch,
  });
}

const json = (body: unknown, status = 200, headers = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });

describe('the API client', () => {
  it('says for whom it asks, and sends the key and the session', async () => {
    let seen: Request | undefined;
    const api = apiThat(async (request) => {
      seen = request;
      return json({ data: { code: 'AAAA-BBBB', token: 't' } }, 201);
    });
    await api.reserve('trip1', { seats: 1, contact: { name: 'A' }, locale: 'ar' }, 'key-1', 'jwt-1');
    expect(seen?.url).toBe('http://api.test/api/trips/trip1/bookings');
    expect(Object.fromEntries(seen?.headers ?? [])).toMatchObject({
      'x-forwarded-for': '41.1.1.1',
      'accept-language': 'ar',
      'idempotency-key': 'key-1',
      authorization: 'Bearer jwt-1',
    });
  });

  it('begins a payment once, however often it is sent', async () => {
    const seen: Request[] = [];
    const api = apiThat(async (request) => {
      seen.push(request.clone());
      return json({ data: { id: 'p', status: 'pending' } }, 201);
    });
    await api.pay({ code: 'AAAA-BBBB', token: 'secret-token' }, 'sandbox', 'key-2');
    const [request] = seen;
    expect(request?.url).toBe('http://api.test/api/bookings/AAAA-BBBB/payments');
    expect(Object.fromEntries(request?.headers ?? [])).toMatchObject({
      'idempotency-key': 'key-2',
      'booking-token': 'secret-token',
    });
    expect(await request?.json()).toEqual({ data: { provider: 'sandbox' } });
  });

  it('gives a refusal its code', async () => {
    const body = {
      data: null,
      error: { status: 409, name: 'x', message: 'x', details: { code: 'SOLD_OUT', left: 1 } },
    };
    const api = apiThat(async () => json(body, 409));
    await expect(api.trip('x')).rejects.toMatchObject({ name: 'ApiError', status: 409, code: 'SOLD_OUT', left: 1 });
  });

  it('is away when nothing answers, when it takes too long, and when the answer is 5xx', async () => {
    const refused = apiThat(async () => {
      throw new TypeError('fetch failed');
    });
    await expect(refused.stations()).rejects.toBeInstanceOf(ApiUnavailable);
    const silent = apiThat(
      (_, init) =>
        new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
    );
    await expect(silent.stations()).rejects.toBeInstanceOf(ApiUnavailable);
    const busy = apiThat(async () => json({ data: null }, 503, { 'Retry-After': '7' }));
    await expect(busy.stations()).rejects.toMatchObject({ retryAfterSeconds: 7 });
    const proxy = apiThat(
      async () => new Response('<html>', { status: 502, headers: { 'Content-Type': 'text/html' } }),
    );
    await expect(proxy.stations()).rejects.toBeInstanceOf(ApiUnavailable);
  });
});
