import { type EmbeddedDatabase, openEmbedded } from '../../database/embedded.mts';

/** A PostgreSQL server of one's own, stopped and started over IPC: `stop`, `start`; each is answered when it is done. */
const folder = process.argv[2];
let server: EmbeddedDatabase = await openEmbedded({ folder });

const tasks = {
  stop: () => server.stop(),
  start: async () => {
    server = await openEmbedded({ folder });
  },
};

process.on('message', (task: keyof typeof tasks) => {
  void tasks[task]().then(() => process.send?.('done'));
});
process.send?.(server.url);
