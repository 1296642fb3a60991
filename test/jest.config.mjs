import { nodePreset } from '../libs/tooling/src/jest-preset.mjs';

// Browser tests belong to Playwright.
export default nodePreset('test', import.meta.dirname, {
  testPathIgnorePatterns: ['<rootDir>/browser/'],
  globalSetup: '<rootDir>/support/start-postgres.mjs',
  globalTeardown: '<rootDir>/support/stop-postgres.mjs',
  testTimeout: 20_000,
  maxWorkers: 2,
});
