import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { noUpwardImport } from './lint/floors.js';

const clockAndRandom = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Ask the Clock port.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Ask the Clock port.' },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Ask the Random port.',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name=sql] TemplateElement[value.raw=/\\bnow\\(\\)|current_timestamp/i]',
    message: "SQL takes its time as a parameter from the portal's Clock.",
  },
];
const ipc = {
  selector: "ImportDeclaration[source.value='electron'] ImportSpecifier[imported.name=/^ipc(Main|Renderer)$/]",
  message: 'Raw IPC is used in main/app/ipc and main/preload alone.',
};
const shell = {
  selector: "ImportDeclaration[source.value='electron'] ImportSpecifier[imported.name='shell']",
  message: 'SECURITY: shell is not imported at all (Electron checklist item 15).',
};

export default defineConfig(
  globalIgnores(['out/**', 'dist/**', 'test-results/**', 'playwright-report/**', 'coverage/**']),
  // Compiled and run where the packed fixtures are installed: build/test/pack/fixtures-package.test.ts.
  globalIgnores(['build/test/pack/consumer/**', 'simulator/fixtures/examples/**']),
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-undef': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        AbortSignal: 'readonly',
        fetch: 'readonly',
      },
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}', 'portal/web/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { ...reactHooks.configs.recommended.rules },
  },
  {
    plugins: { floors: { rules: { 'no-upward-import': noUpwardImport } } },
    rules: { 'floors/no-upward-import': 'error' },
  },
  {
    files: ['shared/**', 'main/**', 'portal/server/**', 'simulator/**'],
    ignores: ['**/test/**', 'main/adapters/clock/**', 'main/adapters/random/**', 'portal/server/clock/**'],
    rules: { 'no-restricted-syntax': ['error', ...clockAndRandom, ipc, shell] },
  },
  {
    files: ['main/app/ipc/**', 'main/preload/**'],
    rules: { 'no-restricted-syntax': ['error', ...clockAndRandom, shell] },
  },
  {
    files: ['**/test/**', 'e2e/**', '**/*.test.tsx'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
);
