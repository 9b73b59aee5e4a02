// Preloaded before every command, in syntax that old versions of Node read too: they would otherwise stop with
// "Unknown file extension .mts", which tells nobody what is missing.
const major = Number(process.versions.node.split('.')[0]);

if (major < 26) {
  console.error(
    `Relais runs on Node 26 and this is ${process.version}. "npm ci" brings Node 26 as a dependency of this project: ` +
      'run it again with install scripts allowed (not with --ignore-scripts), then start with "npm run ...".',
  );
  process.exit(1);
}
