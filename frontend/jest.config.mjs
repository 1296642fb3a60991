import { join } from 'node:path';
import presets from 'jest-preset-angular/presets/index.js';
import { moduleNameMapper } from '../libs/tooling/src/jest-preset.mjs';

const preset = presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' });

export default {
  ...preset,
  displayName: 'frontend',
  rootDir: import.meta.dirname,
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
  moduleNameMapper: { ...preset.moduleNameMapper, ...moduleNameMapper },
  cacheDirectory: join(import.meta.dirname, '../.nx/jest-frontend'),
};
