/**
 * Places where a marker is right: `path` is the beginning of a file's path, `line` a part of the line that has the
 * phrase, or the phrase itself; without `line` the whole file is left out.
 */
export const EXCEPTIONS = [
  { path: 'scripts/language/markers.mjs', reason: 'The list of the phrases.' },
  { path: 'test/scripts/language.spec.ts', reason: 'Sentences that must be found.' },
  { path: 'clients/typescript/src/schema.ts', reason: 'Generated from the OpenAPI document.' },
  { path: 'docs/mutation.md', reason: 'Generated: quotes lines of code.' },
]
