import eslint from '@eslint/js'
import tseslint from 'typescript-eslint'
import { RESTRICTIONS } from './eslint.restrictions.mjs'

/** Data tables may be longer than code. */
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
  // Comments cannot disable rules.
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
      // The parsers of untrusted input reject control characters.
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
    // An installed example imports the client as a package; here an alias leads to its source.
    files: ['examples/**/*.ts'],
    languageOptions: { parserOptions: { projectService: false, project: './tsconfig.json' } },
    rules: { 'no-console': 'off' },
  },
  { files: ['src/main.ts', 'src/cli.ts'], rules: { 'no-console': 'off' } },
  // eslint.restrictions.mjs limits the parameters of functions and of constructors separately.
  { files: ['src/**/*.ts'], rules: { 'max-params': 'off' } },
  { files: DATA, rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  {
    // A Nest module is an empty class.
    files: ['src/**/*.module.ts'],
    rules: { '@typescript-eslint/no-extraneous-class': 'off' },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts', 'fuzz/**/*.ts'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'no-console': 'off',
      // The asymmetric matchers of jest have the type any.
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
