// One flat configuration for the whole workspace. Which room may import which stands here by project (tags)
// and in test/house/house-rules.spec.ts by folder.
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const room = (name, ...mayImport) => ({
  sourceTag: `room:${name}`,
  onlyDependOnLibsWithTags: mayImport.map((other) => `room:${other}`),
});

export default defineConfig(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.data/**', '.angular/**', 'test/fixtures/**'] },
  {
    files: ['**/*.ts', '**/*.mjs'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', Buffer: 'readonly', URL: 'readonly', fetch: 'readonly' },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        AbortController: 'readonly',
        AbortSignal: 'readonly',
        performance: 'readonly',
        TextDecoder: 'readonly',
        TextEncoder: 'readonly',
      },
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    plugins: { '@nx': nx },
    rules: {
      'no-undef': 'off', // the compiler knows better
      eqeqeq: ['error', 'always'],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a readonly tuple and a union type.' },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          // English is fetched when it is first asked for; the Swedish catalogue and the formatter come at once.
          checkDynamicDependenciesExceptions: ['phrases'],
          depConstraints: [
            room('domain', 'domain'),
            room('contract', 'domain'),
            room('phrases', 'domain', 'contract'),
            room('tooling', 'tooling'),
            room('backend', 'domain', 'contract', 'phrases'),
            room('frontend', 'domain', 'contract', 'phrases'),
            room('test', 'domain', 'contract', 'phrases', 'tooling', 'backend', 'frontend'),
          ],
        },
      ],
    },
  },
  // Nest finds its dependencies by the emitted constructor types, which a type-only import would erase.
  { files: ['backend/**/*.ts', 'test/**/*.ts'], rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
  // Tests may assert that a value is there by using it: a null fails them just as well.
  { files: ['**/*.spec.ts', 'test/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  // The tests reach into every room by relative paths; they are no library and nobody imports them.
  { files: ['test/**/*.ts'], rules: { '@nx/enforce-module-boundaries': 'off' } },
  {
    files: ['libs/domain/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'Buffer', 'setTimeout', 'setInterval', 'fetch', 'console'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The domain has no clock: take now as a parameter.' },
        { object: 'Math', property: 'random', message: 'The domain is deterministic: take a seed.' },
      ],
    },
  },
  {
    files: ['frontend/src/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'kp', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'kp', style: 'camelCase' }],
      '@angular-eslint/component-class-suffix': 'off',
      '@angular-eslint/directive-class-suffix': 'off',
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
    },
  },
  {
    files: ['frontend/src/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: {
      // A switch is named by the label beside it.
      '@angular-eslint/template/elements-content': ['error', { allowList: ['aria-label', 'aria-labelledby'] }],
    },
  },
);
