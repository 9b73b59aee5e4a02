/** The import rules of the layout; CI shows each broken one with its reason. */
module.exports = {
  forbidden: [
    {
      name: 'domain-imports-only-domain',
      comment:
        'Rules are pure: no Strapi, no SQL, no package, no clock. Types and functions come from the same domain/.',
      severity: 'error',
      from: { path: '^src/plugins/([^/]+)/server/domain/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^src/plugins/$1/server/domain/' },
    },
    {
      name: 'engine-through-its-port',
      comment: 'Of the booking plugin, others import server/port.ts (their screens: admin/port.ts) and nothing else.',
      severity: 'error',
      from: { path: '^src/plugins/', pathNot: '^src/plugins/booking/' },
      to: { path: '^src/plugins/booking/', pathNot: '^src/plugins/booking/(server|admin)/port\\.ts$' },
    },
    {
      name: 'engine-knows-no-plugin',
      comment: 'The engine knows no trade and no other plugin: they register with it.',
      severity: 'error',
      from: { path: '^src/plugins/booking/' },
      to: { path: '^src/plugins/(?!booking/)' },
    },
    {
      name: 'no-trade-imports-another',
      comment: 'Each trade can be switched off alone.',
      severity: 'error',
      from: { path: '^src/plugins/(trips|workshop|tables)/' },
      to: { path: '^src/plugins/(trips|workshop|tables)/', pathNot: '^src/plugins/$1/' },
    },
    {
      name: 'site-apart-from-server',
      comment: 'The site knows the API by its OpenAPI document, and the server does not know the site.',
      severity: 'error',
      from: { path: '^frontend/' },
      to: { path: '^(src|config|database|dist)/' },
    },
    {
      name: 'server-apart-from-site',
      severity: 'error',
      from: { path: '^(src|config|database)/' },
      to: { path: '^frontend/' },
    },
    {
      name: 'server-apart-from-tools',
      comment: 'What runs in production imports no command-line program, no seed and no test.',
      severity: 'error',
      from: { path: '^(src/(plugins|api|extensions|middlewares)|config)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(src/cli|database|tests)/' },
    },
    {
      name: 'panel-apart-from-server',
      comment: 'Screens run in a browser: of the server they may share the pure rules only.',
      severity: 'error',
      from: { path: '^src/plugins/([^/]+)/admin/' },
      to: { path: '^src/plugins/[^/]+/server/', pathNot: '^src/plugins/$1/server/domain/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-dead-ends',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(astro|virtual):|\\?url$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|^dist/|^frontend/dist/' },
    exclude: { path: '^(dist|frontend/dist|\\.strapi|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.tools.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
