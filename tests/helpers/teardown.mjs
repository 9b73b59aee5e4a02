import fs from 'node:fs';
import { removeEmbedded } from '../../database/embedded.mts';

export default async function teardown() {
  if (!globalThis.relaisTestServer) return;
  const { server, folder } = globalThis.relaisTestServer;
  globalThis.relaisTestServer = undefined;
  await server.stop();
  await removeEmbedded(folder);
  fs.rmSync(folder, { recursive: true, force: true });
}
