import { isStale, PANEL, runBuild, SITE } from '../../src/cli/builds.mts';
import setup from './setup.mjs';

export default async function setupBrowser() {
  await setup();
  for (const build of [PANEL, SITE]) {
    if (isStale(build)) await runBuild(build);
  }
}
