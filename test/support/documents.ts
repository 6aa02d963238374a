import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** A fenced code block of a Markdown document: ```` ```language label ````. */
interface CodeBlock {
  readonly language: string
  /** The word after the language: a file name or a label. Empty when it is missing. */
  readonly label: string
  readonly text: string
}

/** Returns the code blocks of a document in their order. `path` is relative to the root of the repository. */
export function readCodeBlocks(path: string): CodeBlock[] {
  const fences = readFileSync(join(ROOT, path), 'utf8').matchAll(/^```(\w+) ?(.*)\n([^]*?)\n```$/gm)
  return [...fences].map(([, language = '', label = '', text = '']) => ({ language, label, text }))
}
