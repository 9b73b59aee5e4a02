import { Gate } from './gate';

describe('the gate to a mail server', () => {
  let now = 0;
  beforeEach(() => {
    now = 1000;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
  });
  afterEach(() => jest.restoreAllMocks());

  it('shuts for longer and longer while the server is away, and lets one message at a time probe', () => {
    const gate = new Gate();
    expect([gate.isOpen(), gate.room(20)]).toEqual([true, 20]);
    for (const seconds of [1, 2, 4]) {
      gate.away();
      now += seconds * 1000 - 1;
      expect(gate.isOpen()).toBe(false);
      now += 1;
      expect([gate.isOpen(), gate.room(20)]).toEqual([true, 1]);
    }
  });

  it('takes connections that break together for one failure', () => {
    const gate = new Gate();
    for (let lane = 0; lane < 5; lane += 1) gate.away();
    now += 1000;
    expect(gate.isOpen()).toBe(true);
  });

  it('says that an outage is over, once, and not that one bad message is past', () => {
    const gate = new Gate();
    gate.away();
    expect([gate.succeeded(), gate.isOpen(), gate.succeeded()]).toEqual([true, true, false]);
    gate.refused();
    expect(gate.succeeded()).toBe(false);
    for (let times = 0; times < 5; times += 1) gate.refused();
    expect(gate.succeeded()).toBe(true);
  });
});
