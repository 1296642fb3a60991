// Jest 30 in ESM mode with swc, for everything that runs on Node. The frontend has a preset of its own.
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** swc settings that keep Nest's constructor types (dependency injection by class). */
export const swcTransform = [
  '@swc/jest',
  {
    swcrc: false,
    module: { type: 'es6' },
    jsc: {
      target: 'es2024',
      keepClassNames: true,
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
  },
];

export const moduleNameMapper = {
  '^@kompassplan/phrases/(.*)$': `${root}/libs/phrases/src/$1.ts`,
  '^@kompassplan/([a-z]+)$': `${root}/libs/$1/src/index.ts`,
  '^(\\.{1,2}/.*)\\.js$': '$1',
};

/** @param {string} name shown in the output @param {string} rootDir the project's folder @param {object} [more] */
export function nodePreset(name, rootDir, more = {}) {
  return {
    displayName: name,
    rootDir,
    testEnvironment: 'node',
    testMatch: ['<rootDir>/**/*.spec.ts'],
    extensionsToTreatAsEsm: ['.ts'],
    transform: { '^.+\\.ts$': swcTransform },
    moduleNameMapper,
    cacheDirectory: join(root, '.nx/jest'),
    ...more,
  };
}
