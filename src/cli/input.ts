import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { type Streams, UnusableInputError } from './command.js'

/** Opens FILE, or standard input for `-` and where no file is named. */
export function openInput(file: string | undefined, { stdin }: Streams): Readable {
  return file === undefined || file === '-' ? stdin : createReadStream(file)
}

/**
 * Reads all of an input.
 *
 * @throws UnusableInputError when it cannot be read
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
 * Parses JSON that comes from a file of the user's.
 *
 * @throws UnusableInputError when it is none
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnusableInputError('the input is not JSON')
  }
}

/** The error of a file that cannot be read. */
export function unreadable(error: unknown): UnusableInputError {
  const { code, path } = error as NodeJS.ErrnoException
  return new UnusableInputError(`cannot read ${path ?? 'the input'}${code === undefined ? '' : ` (${code})`}`)
}
