import { parseArgs } from 'node:util'
import { decodeBase64url, EngineError } from '../webauthn/index.js'
import { type Field, INSPECTABLE, type Inspectable, inspectStructure } from '../webauthn/inspect.js'
import { type Command, UnusableInputError, UsageError } from './command.js'
import { openInput, readInput } from './input.js'
import { visible } from './visible.js'

/** `latchkey inspect`: names every part of a structure with its offset. */
export const inspectCommand: Command = {
  name: 'inspect',
  usage: `[--as ${INSPECTABLE.join('|')}] [--json] [FILE|-]`,
  summary: 'Decode a structure, given as bytes or as base64url, and name every field with its offset.',
  run: async (args, streams) => {
    const { kind, json, file } = readOptions(args)
    const bytes = unwrap(await readInput(openInput(file, streams)))
    const { found, fields } = inspect(kind, bytes)
    streams.out(json ? `${JSON.stringify({ kind: found, fields }, null, 2)}\n` : renderFields(found, fields))
    return 0
  },
}

interface InspectOptions {
  readonly kind: Inspectable | undefined
  readonly json: boolean
  readonly file: string | undefined
}

function readOptions(args: readonly string[]): InspectOptions {
  const { values, positionals } = parseOrRefuse(args)
  if (positionals.length > 1) throw new UsageError('one FILE at most')
  const kind = INSPECTABLE.find((name) => name === values.as)
  if (values.as !== undefined && kind === undefined) throw new UsageError(`--as is one of ${INSPECTABLE.join(', ')}`)
  return { kind, json: values.json, file: positionals[0] }
}

function parseOrRefuse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { as: { type: 'string' }, json: { type: 'boolean', default: false } },
    })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/** Input that is base64url as a whole stands for the bytes it encodes. */
function unwrap(input: Buffer): Uint8Array {
  const text = input.toString('latin1').trim()
  try {
    return decodeBase64url(text, 'input')
  } catch {
    return new Uint8Array(input)
  }
}

/** Where no kind is named, the first that fits: no two of them can be mistaken for each other. */
function inspect(kind: Inspectable | undefined, bytes: Uint8Array): { found: Inspectable; fields: readonly Field[] } {
  const reasons: string[] = []
  for (const found of kind === undefined ? INSPECTABLE : [kind]) {
    try {
      return { found, fields: inspectStructure(found, bytes) }
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      reasons.push(`  as ${found}: ${error.message}`)
    }
  }
  throw new UnusableInputError(`the input cannot be decoded\n${reasons.join('\n')}`)
}

function renderFields(kind: Inspectable, fields: readonly Field[]): string {
  const rows = fields.map(({ name, offset, length, value }) => [
    `${offset}+${length}`,
    name === '' ? '.' : visible(name),
    visible(value),
  ])
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] as string).length)))
  const lines = rows.map(([place = '', name = '', value = '']) =>
    `${place.padStart(widths[0] as number)}  ${name.padEnd(widths[1] as number)}  ${value}`.trimEnd(),
  )
  return `${kind}\n${lines.join('\n')}\n`
}
