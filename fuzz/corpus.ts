import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, 'corpus')
const LONGEST_KEPT = 4096

/** Reads the stored inputs of a target, each of which produced a new outcome. The file has one base64 line per input. */
export function readCorpus(name: string): Uint8Array[] {
  const path = fileOf(name)
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => new Uint8Array(Buffer.from(line, 'base64')))
}

export function writeCorpus(name: string, inputs: readonly Uint8Array[]): void {
  const kept = inputs.filter(({ length }) => length <= LONGEST_KEPT)
  writeFileSync(fileOf(name), kept.map((input) => `${Buffer.from(input).toString('base64')}\n`).join(''))
}

function fileOf(name: string): string {
  return join(FOLDER, `${name}.txt`)
}
