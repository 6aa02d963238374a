// Module hooks: an import of `./name.js` finds `./name.ts`, and TypeScript is transpiled as it is loaded.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transformSync } from '@swc/core'

export async function resolve(specifier, context, next) {
  const source = specifier.startsWith('.') && context.parentURL ? sourceOf(new URL(specifier, context.parentURL)) : null
  return source === null ? next(specifier, context) : { url: source.href, shortCircuit: true }
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context)
  const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), {
    filename: fileURLToPath(url),
    sourceMaps: 'inline',
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
    module: { type: 'es6' },
  })
  return { format: 'module', source: code, shortCircuit: true }
}

function sourceOf(url) {
  const source = new URL(url.href.replace(/\.js$/, '.ts'))
  return source.pathname.endsWith('.ts') && existsSync(fileURLToPath(source)) ? source : null
}
