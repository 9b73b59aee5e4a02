import { createDatabase, dropDatabase } from '../helpers/database';
import { type ServerProcess, startApis } from '../helpers/process';

describe('processes that boot together', () => {
  let databaseUrl: string;
  let processes: ServerProcess[] = [];

  beforeAll(async () => {
    databaseUrl = await createDatabase('template0');
  });

  afterAll(async () => {
    await Promise.all(processes.map((process) => process.kill()));
    await dropDatabase(databaseUrl);
  });

  it('all come up on an empty database', async () => {
    processes = await startApis(2, { databaseUrl });
    const answers = await Promise.all(processes.map(({ url }) => fetch(`${url}/_health`)));
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  });

  it('stop politely', async () => {
    expect(await Promise.all(processes.map((process) => process.stop()))).toEqual([0, 0]);
    processes = [];
  });
});
