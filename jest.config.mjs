// The server sets this by itself, but within Jest's sandbox that does not reach the clock.
process.env.TZ = 'UTC';

const swc = {
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
  },
  module: { type: 'commonjs' },
};

const shared = {
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'tsx', 'mts', 'js', 'mjs', 'cjs', 'json'],
  // The server is tested as it is compiled: only tests, their helpers and pure modules go through SWC.
  transform: { '\\.m?tsx?$': ['@swc/jest', swc] },
  transformIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/frontend/dist/', '<rootDir>/.strapi/', '<rootDir>/.cache/'],
};

const onServer = {
  ...shared,
  globalSetup: '<rootDir>/tests/helpers/setup.mjs',
  globalTeardown: '<rootDir>/tests/helpers/teardown.mjs',
};

export default {
  maxWorkers: 2,
  // A database that is being started may take its time on a small machine; a hung test still ends. Global: a project's own is ignored.
  testTimeout: 60_000,
  workerIdleMemoryLimit: '1.5GB',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/src/**/*.test.ts',
        '<rootDir>/frontend/src/**/*.test.ts',
        '<rootDir>/tests/unit/**/*.test.ts',
      ],
    },
    {
      ...onServer,
      displayName: 'server',
      testMatch: ['<rootDir>/tests/{api,concurrency,faults}/**/*.test.ts'],
    },
    {
      ...onServer,
      displayName: 'browser',
      globalSetup: '<rootDir>/tests/helpers/setup-browser.mjs',
      testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'],
    },
  ],
};
