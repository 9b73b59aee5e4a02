import { PANEL, runBuild, SERVER, SITE } from './builds.mts';
import { describeFailure } from './problem.mts';

/** `npm run build`: everything anew, for production. */
try {
  for (const build of [SERVER, PANEL, SITE]) {
    const begun = Date.now();
    console.log(`Building the ${build.name} ...`);
    await runBuild(build);
    console.log(`Built the ${build.name} in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  }
} catch (error) {
  console.error(describeFailure(error));
  process.exit(1);
}
