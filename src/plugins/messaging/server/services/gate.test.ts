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
    for (let times = 0; times < 20; times += 1) gate.refused();
    expect(gate.succeeded()).toBe(true);
  });

  it('lets a few messages through each second while every one of them is refused, and all again after the first that is not', () => {
    const gate = new Gate();
    for (let times = 0; times < 19; times += 1) gate.refused();
    expect([gate.isOpen(), gate.room(500)]).toEqual([true, 500]);
    gate.refused();
    expect(gate.isOpen()).toBe(false);
    now += 1000;
    expect([gate.isOpen(), gate.room(500)]).toEqual([true, 20]);
    gate.succeeded();
    expect([gate.isOpen(), gate.room(500)]).toEqual([true, 500]);
  });

  it('stays shut for as long as the server asks', () => {
    const gate = new Gate();
    gate.away(60);
    now += 59_999;
    expect(gate.isOpen()).toBe(false);
    now += 1;
    expect(gate.isOpen()).toBe(true);
  });
});
