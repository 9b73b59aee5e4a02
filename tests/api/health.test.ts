import { type App, startApp } from '../helpers/app';

let app: App;

beforeAll(async () => {
  app = await startApp();
});

afterAll(async () => {
  await app.stop();
});

describe('the server', () => {
  it('says that it is well', async () => {
    await app.http.get('/_health').expect(204);
  });

  it('answers 404 in the envelope where nothing is', async () => {
    const { body } = await app.http.get('/api/nothing-here').expect(404);
    expect(body).toEqual({ data: null, error: expect.objectContaining({ status: 404, name: 'NotFoundError' }) });
  });
});
