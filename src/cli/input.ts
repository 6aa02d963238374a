import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { type Streams, UnusableInputError } from './cli-context.js'

/** Opens a file. `-` and undefined mean standard input. */
export function openInput(file: string | undefined, { stdin }: Streams): Readable {
  return file === undefined || file === '-' ? stdin : createReadStream(file)
}

/**
 * Reads an input to its end.
 *
 * @throws UnusableInputError when the input cannot be read
 */
export async function readInput(input: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of input) chunks.push(Buffer.from(chunk as Buffer))
  } catch (error) {
    throw unreadable(error)
  }
  return Buffer.concat(chunks)
}

/**
 * Parses JSON from a file of the user.
 *
 * @throws UnusableInputError when the text is not JSON
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnusableInputError('the input is not valid JSON')
  }
}

/** Returns the error for a file that cannot be read. */
export function unreadable(error: unknown): UnusableInputError {
  const { code, path } = error as NodeJS.ErrnoException
  return new UnusableInputError(`cannot read ${path ?? 'the input'}${code === undefined ? '' : ` (${code})`}`)
}
