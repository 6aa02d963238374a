import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const ROOT = join(import.meta.dirname, '../..')
const README = readFileSync(join(ROOT, 'clients/typescript/README.md'), 'utf8')

/** The code blocks of the page, joined to one module as in a user's project. */
const MODULE = join(ROOT, 'clients/typescript/readme.ts')
const TEXT = [...README.matchAll(/```ts\n(.*?)```/gs)].map(([, block]) => block).join('\n')

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ['node'],
  paths: { 'latchkey-client': [join(ROOT, 'clients/typescript/src/index.ts')] },
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
}

/** Returns the compiler's errors after replacing the module by the given text. */
function complaintsOf(text: string): string[] {
  const host = ts.createCompilerHost(OPTIONS)
  const fileExists = host.fileExists.bind(host)
  const getSourceFile = host.getSourceFile.bind(host)
  host.fileExists = (path) => path === MODULE || fileExists(path)
  host.getSourceFile = (path, ...rest) =>
    path === MODULE ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2022) : getSourceFile(path, ...rest)
  const program = ts.createProgram([MODULE], OPTIONS, host)
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

it('the code in the README of the client compiles, strictly, with the types of @simplewebauthn/browser', () => {
  expect(TEXT).toContain('startRegistration(')
  expect(complaintsOf(TEXT)).toEqual([])
})

it('the check reports code that the client’s types do not allow', () => {
  expect(complaintsOf(`${TEXT}\nlatchkey.POST('/v1/registration/start')`)).toHaveLength(1)
})
