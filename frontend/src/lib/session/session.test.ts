import type { Api } from '../api/client';
import { ApiError } from '../api/errors';
import { accessLifetime } from './access-token';
import type { CookieJar } from './cookies';
import { openSession } from './session';

function jar(values: Record<string, string>): CookieJar & { values: Record<string, string> } {
  return {
    values,
    get: (name) => (name in values ? { value: values[name] ?? '' } : undefined),
    set: (name, value) => {
      values[name] = value;
    },
    delete: (name) => {
      delete values[name];
    },
  };
}

/** An API whose refresh tokens work once, as the real one's do. */
function api(valid: string) {
  let token = valid;
  const calls: string[] = [];
  const refresh = async (given: string) => {
    calls.push(given);
    await Promise.resolve();
    if (given !== token) throw new ApiError(401, undefined);
    token = `${given}+`;
    return { jwt: `jwt of ${token}`, refreshToken: token };
  };
  const signOut = async (given: string) => {
    calls.push(`out ${given}`);
    return { ok: true };
  };
  return { calls, api: { refresh, signOut } as unknown as Api };
}

const fresh = (() => {
  let count = 0;
  return () => `refresh-${++count}-`;
})();

describe('the session of a client', () => {
  it('is renewed when its access token has gone', async () => {
    const token = fresh();
    const cookies = jar({ relais_refresh: token });
    const session = openSession(cookies, api(token).api, false);
    expect(await session.accessToken()).toBe(`jwt of ${token}+`);
    expect(cookies.values).toEqual({ relais_access: `jwt of ${token}+`, relais_refresh: `${token}+` });
  });

  it('is renewed once by two tabs at the same moment', async () => {
    const token = fresh();
    const { api: both, calls } = api(token);
    const [one, two] = [jar({ relais_refresh: token }), jar({ relais_refresh: token })];
    const got = await Promise.all([one, two].map((cookies) => openSession(cookies, both, false).accessToken()));
    expect(got).toEqual([`jwt of ${token}+`, `jwt of ${token}+`]);
    expect(calls).toEqual([token]);
    expect(two.values.relais_refresh).toBe(`${token}+`);
  });

  it('is renewed when the API no longer knows the access token', async () => {
    const token = fresh();
    const session = openSession(jar({ relais_access: 'stale', relais_refresh: token }), api(token).api, false);
    const answer = await session.asClient(async (jwt) => {
      if (jwt === 'stale') throw new ApiError(401, undefined);
      return jwt;
    });
    expect(answer).toBe(`jwt of ${token}+`);
  });

  it('leaves the cookies alone when another process was first', async () => {
    const cookies = jar({ relais_refresh: fresh() });
    const session = openSession(cookies, api('another').api, false);
    expect(await session.asClient(async (jwt) => jwt)).toBeNull();
    expect(cookies.values.relais_refresh).toBeDefined();
  });

  it('ends here and at the API', async () => {
    const token = fresh();
    const { api: known, calls } = api(token);
    const cookies = jar({ relais_access: 'jwt', relais_refresh: token });
    await openSession(cookies, known, false).end();
    expect(cookies.values).toEqual({});
    expect(calls).toEqual([`out ${token}`]);
  });
});

describe('the life of an access token', () => {
  const jwt = (payload: object) => `x.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.y`;

  it('is read from its own dates', () => {
    expect(accessLifetime(jwt({ iat: 1000, exp: 1600 }))).toBe(570);
  });

  it('is short when it cannot be read', () => {
    expect(accessLifetime('not a token')).toBe(300);
    expect(accessLifetime(jwt({}))).toBe(300);
  });
});
