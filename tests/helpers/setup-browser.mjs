import { isStale, PANEL, runBuild, SITE } from '../../src/cli/builds.mts';
import { locateChromium } from './chromium.mts';
import setup from './setup.mjs';

/** Everything a person sees, built, and a browser to see it with. */
export default async function setupBrowser() {
  const { executablePath, libraryPath } = locateChromium();
  process.env.RELAIS_CHROMIUM = executablePath;
  process.env.RELAIS_CHROMIUM_LIBRARIES = libraryPath;
  await setup();
  for (const build of [PANEL, SITE]) {
    if (isStale(build)) await runBuild(build);
  }
}
