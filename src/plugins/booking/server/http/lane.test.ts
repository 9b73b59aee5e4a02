import { addToLane, matchLane } from './lane';

const seen: string[] = [];
const named = (name: string) => async () => void seen.push(name);

beforeAll(() => {
  addToLane('GET', '/inns', named('inns'));
  addToLane('GET', '/inns/:slug', named('inn'));
  addToLane('GET', '/inns/nearest', named('nearest'));
  addToLane('POST', '/inns/:slug/beds/:bed', named('bed'));
});

describe('the lane', () => {
  it.each([
    ['GET', '/inns', {}, 'inns'],
    ['GET', '/inns/relais', { slug: 'relais' }, 'inn'],
    ['GET', '/inns/nearest', {}, 'nearest'],
    ['GET', '/inns/caf%C3%A9%2Fbar', { slug: 'café/bar' }, 'inn'],
    ['POST', '/inns/relais/beds/4', { slug: 'relais', bed: '4' }, 'bed'],
  ])('%s %s leads where the route says', async (method, path, params, name) => {
    const found = matchLane(method, path);
    expect(found?.params).toEqual(params);
    await found?.handler({} as never);
    expect(seen.pop()).toBe(name);
  });

  it.each([
    ['POST', '/inns'],
    ['GET', '/inns/'],
    ['GET', '/inns/relais/'],
    ['GET', '/inns/relais/beds/4'],
    ['GET', '/INNS'],
    ['GET', ''],
    ['HEAD', '/inns'],
  ])('%s %s is left to the router', (method, path) => {
    expect(matchLane(method, path)).toBeUndefined();
  });
});
