import eslint from '@eslint/js'
import tseslint from 'typescript-eslint'
import { RESTRICTIONS } from './eslint.restrictions.mjs'

/** Tables of data, which grow with what they describe. */
const DATA = ['**/*.steps.ts', '**/*.data.ts', '**/*.codes.ts']

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      'coverage/',
      'reports/',
      'data/',
      'docs/',
      '.stryker-tmp/',
      'src/demo/assets/',
      'examples/*/public/',
      'clients/typescript/src/schema.ts',
    ],
  },
  // Nobody switches a rule off where it hurts.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      complexity: ['error', 12],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 50 }],
      'max-params': ['error', 4],
      'no-console': 'error',
      // Control characters are what parsers of foreign bytes look for.
      'no-control-regex': 'off',
      'no-restricted-globals': ['error', 'eval'],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    // The example finds the client where it is installed; here it is the source beside it.
    files: ['examples/**/*.ts'],
    languageOptions: { parserOptions: { projectService: false, project: './tsconfig.json' } },
    rules: { 'no-console': 'off' },
  },
  { files: ['src/main.ts', 'src/cli.ts'], rules: { 'no-console': 'off' } },
  // eslint.restrictions.mjs limits the parameters of functions and of constructors separately.
  { files: ['src/**/*.ts'], rules: { 'max-params': 'off' } },
  { files: DATA, rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  {
    // A module of Nest is a class with nothing in it; a DTO is filled by the framework.
    files: ['src/**/*.module.ts'],
    rules: { '@typescript-eslint/no-extraneous-class': 'off' },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts', 'fuzz/**/*.ts'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'no-console': 'off',
      // jest's asymmetric matchers are of type any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly', Buffer: 'readonly' } },
    rules: { 'no-console': 'off' },
  },
  ...RESTRICTIONS.map(({ files, selectors }) => ({
    files,
    rules: { 'no-restricted-syntax': ['error', ...selectors] },
  })),
)
