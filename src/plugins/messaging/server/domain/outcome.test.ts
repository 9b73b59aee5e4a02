import fc from 'fast-check';
import { failureOf, httpFailure } from './failure';
import { undelivered } from './outcome';
import { MOST_REFUSALS, pauseAfterRefusal, pauseWhileAway } from './pauses';

const AWAY = { kind: 'away', reason: 'connect ECONNREFUSED' } as const;
const REFUSED = { kind: 'refused', reason: '550 no' } as const;
const attempt = fc.record({ id: fc.nat(), attempts: fc.integer({ min: 1, max: 5000 }), refusals: fc.nat(60) });

describe('a message that did not leave', () => {
  it('is never given up while the server is away, and waits a minute at most', () => {
    fc.assert(
      fc.property(attempt, (tried) => {
        const outcome = undelivered(tried, 'a@relais.test', AWAY);
        expect(outcome).toMatchObject({ status: 'pending', refusals: tried.refusals, reason: AWAY.reason });
        expect(outcome.pause).toBeLessThanOrEqual(60);
        expect(outcome.pause).toBeGreaterThan(0);
      }),
    );
  });

  it('is given up after the server has turned it down often enough, however often it was away in between', () => {
    fc.assert(
      fc.property(attempt, (tried) => {
        const outcome = undelivered(tried, 'a@relais.test', REFUSED);
        expect(outcome.status).toBe(tried.refusals + 1 >= MOST_REFUSALS ? 'failed' : 'pending');
      }),
    );
  });

  it('is tried again every minute for ten minutes of refusals, and for more than a day in all', () => {
    let seconds = 0;
    for (let refusals = 1; refusals < MOST_REFUSALS; refusals += 1) {
      const pause = pauseAfterRefusal(refusals);
      if (seconds < 600) expect(pause).toBeLessThanOrEqual(60);
      expect(pause).toBeGreaterThanOrEqual(pauseAfterRefusal(refusals - 1));
      seconds += pause;
    }
    expect(seconds).toBeGreaterThan(24 * 3600);
  });

  it('has a server asked again within half a minute, ever less often', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 50].map(pauseWhileAway);
    expect(pauses).toEqual([1, 2, 4, 8, 16, 30, 30]);
  });
});

describe('who is to blame', () => {
  const thrown = (message: string, facts: object) => Object.assign(new Error(message), facts);

  it.each([
    ['a refused recipient', thrown('550', { code: 'EENVELOPE', responseCode: 550 }), 'refused'],
    ['a refused text', thrown('552', { code: 'EMESSAGE', responseCode: 552 }), 'refused'],
    ['a server that is closing', thrown('421', { code: 'EENVELOPE', responseCode: 421 }), 'away'],
    ['no connection', thrown('connect', { code: 'ESOCKET' }), 'away'],
    ['a wrong password', thrown('535', { code: 'EAUTH', responseCode: 535 }), 'away'],
    ['a broken pool', new Error('Connection pool was closed'), 'away'],
    ['no answer in time', new Error('No answer within 15 s'), 'away'],
  ])('for %s', (_, error, kind) => {
    expect(failureOf(error)).toEqual({ kind, reason: error.message });
  });
});

describe('what a gateway answers', () => {
  const NOW = new Date('2026-11-20T12:00:00Z');
  const answer = (status: number, retryAfter: string | null = null) =>
    httpFailure({ status, said: 'so', retryAfter }, NOW);

  it.each([200, 201, 202, 204])('takes the message with %i', (status) => {
    expect(answer(status)).toBeNull();
  });

  it.each([
    [400, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [422, 'refused'],
    [301, 'away'],
    [401, 'away'],
    [402, 'away'],
    [408, 'away'],
    [429, 'away'],
    [500, 'away'],
    [503, 'away'],
  ])('says with %i that it is %s', (status, kind) => {
    expect(answer(status)).toMatchObject({ kind, message: `HTTP ${status}: so` });
  });

  it('may ask for a pause, in seconds or by a date, and for an hour at most', () => {
    const asked = [null, '', '7', 'Fri, 20 Nov 2026 12:01:30 GMT', 'Fri, 20 Nov 2026 11:00:00 GMT', '86400', 'soon'];
    expect(asked.map((value) => answer(503, value)?.retryAfter)).toEqual([
      undefined,
      undefined,
      7,
      90,
      0,
      3600,
      undefined,
    ]);
  });

  it('has the message wait for at least as long', () => {
    const { pause } = undelivered({ id: 1, attempts: 1, refusals: 0 }, '+216', { ...AWAY, retryAfter: 90 });
    expect(pause).toBe(90);
  });
});
