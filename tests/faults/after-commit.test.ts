import { setTimeout as sleep } from 'node:timers/promises';
import { type App, startApp } from '../helpers/app';

let app: App;

beforeAll(async () => {
  app = await startApp();
});

afterAll(async () => {
  await app.stop();
});

describe('what fails after a commit', () => {
  it.each([
    ['at once', () => Promise.reject(new Error('too late'))],
    [
      'without a promise',
      () => {
        throw new Error('too late');
      },
    ],
  ])('is logged and undoes nothing (%s)', async (_how, fail) => {
    const logged = jest.spyOn(app.strapi.log, 'error').mockReturnValue(app.strapi.log);
    const answer = await app.strapi.db.transaction(({ onCommit }) => {
      onCommit(fail as () => void);
      return app.strapi.db.transaction((inner) => {
        inner.onCommit(fail as () => void);
        return 'done';
      });
    });
    await sleep(50);
    expect(answer).toBe('done');
    expect(logged.mock.calls.filter(([line]) => String(line).includes('too late'))).toHaveLength(2);
    logged.mockRestore();
  });
});
