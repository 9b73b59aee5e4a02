import { audiencesOf, isMoot, LETTERS, letterOf } from './letters';

const EVENTS = ['hold', 'request', 'confirm', 'settle', 'accept', 'reinstate', 'move', 'cancel', 'refuse', 'expire'];
const NOW = new Date('2026-11-20T12:00:00Z');

describe('who is told of what', () => {
  it('is the customer, of everything that decides about their booking', () => {
    for (const event of EVENTS) expect(audiencesOf(event, null)).toContain('customer');
  });

  it('is nobody, when staff tick off who came and who did not', () => {
    expect([...audiencesOf('attend', 'confirmed'), ...audiencesOf('miss', 'confirmed')]).toEqual([]);
  });

  it('is the venue only of what concerns it: not of a hold, nor of its end before it was settled', () => {
    const heard = (event: string, from: string | null) => audiencesOf(event, from).includes('venue');
    expect([heard('hold', null), heard('cancel', 'held'), heard('move', 'held'), heard('expire', 'held')]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect([heard('settle', 'held'), heard('cancel', 'confirmed'), heard('request', null)]).toEqual([true, true, true]);
  });

  it('uses every letter there is', () => {
    expect(new Set(EVENTS.map(letterOf))).toEqual(new Set(LETTERS));
  });
});

describe('a letter about a hold', () => {
  it('is of no use from the deadline on, and every other letter always is', () => {
    expect(isMoot('held', new Date(NOW.getTime() + 1), NOW)).toBe(false);
    expect(isMoot('held', NOW, NOW)).toBe(true);
    expect(isMoot('confirmed', NOW, NOW)).toBe(false);
  });
});
