import { type App, startApp } from '../helpers/app';

const SIGN_IN = '/api/auth/local';

let app: App;

beforeAll(async () => {
  app = await startApp();
});

afterAll(async () => {
  await app.stop();
});

const post = (body: string) => app.http.post(SIGN_IN).set('Content-Type', 'application/json').send(body);

describe('what a client sends is never a 500', () => {
  it('answers 400 to a body that is no JSON', async () => {
    const { body } = await post('{"identifier": ').expect(400);
    expect(body.error.details.code).toBe('INVALID_BODY');
  });

  it.each([
    ['a NUL character', JSON.stringify({ identifier: 'a\0b', password: 'x' })],
    ['a NUL character in a key', JSON.stringify({ identifier: 'a', password: 'x', 'k\0': 1 })],
    ['a lone surrogate', '{"identifier": "\\ud800", "password": "x"}'],
    ['deep nesting', `{"identifier": ${'['.repeat(5000)}${']'.repeat(5000)}}`],
  ])('answers 400 to a body with %s', async (_what, text) => {
    const { body } = await post(text).expect(400);
    expect(body.error.details.code).toBe('INVALID_BODY');
  });

  it('answers 413 to a body over 100 kB', async () => {
    const { body } = await post(JSON.stringify({ identifier: 'x'.repeat(110_000) })).expect(413);
    expect(body.error.details.code).toBe('BODY_TOO_LARGE');
  });

  it('answers 413 to a body of 10 MB that does not say its length', async () => {
    const request = app.http.post(SIGN_IN).set('Content-Type', 'application/json').set('Transfer-Encoding', 'chunked');
    for (let written = 0; written < 10; written += 1) request.write('x'.repeat(1_000_000));
    const { status } = await request;
    expect(status).toBe(413);
  });

  it('answers 4xx to 10,000 query keys', async () => {
    const query = Array.from({ length: 10_000 }, (_key, index) => `k${index}=1`).join('&');
    const { status } = await app.http.get(`/api/nothing-here?${query}`);
    expect([400, 414, 431]).toContain(status);
  });

  it('answers 400 to more query keys than any client of ours needs', async () => {
    const query = Array.from({ length: 1000 }, () => 'k=1').join('&');
    const { body } = await app.http.get(`/api/nothing-here?${query}`).expect(400);
    expect(body.error.details.code).toBe('INVALID_QUERY');
  });

  it.each(['/api/%00', '/api/%E0%A4%A', '/api/nothing-here?name=%00'])('answers 400 to %s', async (address) => {
    const { body } = await app.http.get(address).expect(400);
    expect(body.error.details.code).toBe('INVALID_QUERY');
  });
});
