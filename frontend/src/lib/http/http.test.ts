import { readConfig } from '../config';
import { clientAddress } from './client-address';
import { bodyRefusal, readForm } from './form';
import { isFromOurPages } from './origin';
import { safeReturnPath } from './return-path';
import { addSecurityHeaders } from './security-headers';

describe('the way back after signing in', () => {
  it('is a page of this site', () => {
    expect(safeReturnPath('/fr/trajets?from=sousse')).toBe('/fr/trajets?from=sousse');
    expect(safeReturnPath('/ar')).toBe('/ar');
  });

  it.each([
    '//evil.test/fr',
    '/\\evil.test',
    'https://evil.test/fr',
    '/fr/\nx',
    '/api/x',
    'fr',
    '',
    null,
    '/%2F/evil.test',
  ])('is never %j', (value) => {
    expect(safeReturnPath(value)).toBeNull();
  });
});

describe("the visitor's address", () => {
  it('is that of the connection when no proxy is ours', () => {
    expect(clientAddress('6.6.6.6', '10.0.0.1', 0)).toBe('10.0.0.1');
  });

  it('is what our own proxies saw, whatever the visitor wrote before', () => {
    expect(clientAddress('6.6.6.6, 41.1.1.1', '10.0.0.1', 1)).toBe('41.1.1.1');
    expect(clientAddress('6.6.6.6, 41.1.1.1, 10.0.0.2', '10.0.0.1', 2)).toBe('41.1.1.1');
    expect(clientAddress(null, '10.0.0.1', 1)).toBe('10.0.0.1');
  });
});

describe('a form', () => {
  const site = new URL('https://relais.example');
  const from = (headers: Record<string, string>, method = 'POST') => isFromOurPages(method, new Headers(headers), site);

  it('is taken from our own pages only', () => {
    expect(from({ Origin: 'https://relais.example' })).toBe(true);
    expect(from({ Origin: 'https://10.0.0.5:4321', Host: '10.0.0.5:4321' })).toBe(true);
    expect(from({ Origin: 'https://evil.test', Host: 'relais.example' })).toBe(false);
    expect(from({ Origin: 'null' })).toBe(false);
    expect(from({})).toBe(false);
  });

  it('is not asked for when a page is only read', () => {
    expect(from({ Origin: 'https://evil.test' }, 'GET')).toBe(true);
  });
});

it('keeps the policy a page has made for itself', () => {
  const headers = new Headers({ 'Content-Security-Policy': "default-src 'none'; script-src 'self'" });
  addSecurityHeaders(headers, new URL('https://relais.example'));
  expect(headers.get('Content-Security-Policy')).toContain("script-src 'self'");
  expect(headers.get('Strict-Transport-Security')).not.toBeNull();
});

it('lets one page only stand in a frame of another site', () => {
  const headers = () => new Headers({ 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'" });
  const [closed, open] = [headers(), headers()];
  addSecurityHeaders(closed, new URL('https://relais.example'));
  addSecurityHeaders(open, new URL('https://relais.example'), true);
  expect([closed.get('X-Frame-Options'), open.get('X-Frame-Options')]).toEqual(['DENY', null]);
  expect(closed.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  expect(open.get('Content-Security-Policy')).toBe("default-src 'none'; frame-ancestors *");
});

describe('the environment', () => {
  const env = { API_URL: 'http://127.0.0.1:1337/', SITE_URL: 'https://relais.example' };

  it('is read once', () => {
    expect(readConfig(env)).toMatchObject({ apiUrl: 'http://127.0.0.1:1337', secureCookies: true, trustedProxies: 0 });
  });

  it.each([
    [{ ...env, API_URL: undefined }, 'API_URL'],
    [{ ...env, SITE_URL: 'relais.example' }, 'SITE_URL'],
    [{ ...env, TRUSTED_PROXIES: 'two' }, 'TRUSTED_PROXIES'],
  ])('names what is wrong in it', (wrong, name) => {
    expect(() => readConfig(wrong)).toThrow(name);
  });
});

describe('the body of a request', () => {
  const refused = (headers: Record<string, string>, method = 'POST') => bodyRefusal(method, new Headers(headers));
  const form = 'application/x-www-form-urlencoded';

  it('is a small form or nothing', () => {
    expect(refused({ 'Content-Type': form, 'Content-Length': '120' })).toBeNull();
    expect(refused({ 'Content-Length': '0' })).toBeNull();
    expect(refused({ 'Content-Type': 'application/json', 'Content-Length': '2' })).toBe(415);
    expect(refused({ 'Content-Type': form, 'Content-Length': '100000' })).toBe(413);
    expect(refused({ 'Content-Type': form, 'Transfer-Encoding': 'chunked' })).toBe(411);
    expect(refused({}, 'GET')).toBeNull();
  });

  it('counts as a blank form when it is broken', async () => {
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
    const sent = await readForm(new Request('http://site.test', { method: 'POST', headers, body: 'nonsense' }));
    expect([...sent]).toEqual([]);
  });
});
