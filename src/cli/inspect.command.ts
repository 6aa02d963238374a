import { type Command, Option } from 'commander'
import { decodeBase64url, EngineError } from '../webauthn/index.js'
import { type Field, INSPECTABLE, type Inspectable, inspectStructure } from '../webauthn/inspect.js'
import { type CliContext, type ExitCode, UnusableInputError } from './cli-context.js'
import { openInput, readInput } from './input.js'
import { escapeControlCharacters } from './escape-control-characters.js'

interface InspectOptions {
  readonly as?: Inspectable
  readonly json?: boolean
}

/** Adds `latchkey inspect`, which prints every field of a structure with its offset. */
export function addInspectCommand(program: Command, context: CliContext): void {
  program
    .command('inspect')
    .description('Decode a structure, in bytes or base64url, and print every field with its offset and length.')
    .argument('[FILE]', 'the structure (default: standard input)')
    .addOption(new Option('--as <KIND>', 'the kind of structure (default: detected)').choices(INSPECTABLE))
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExit status:\n  0  decoded\n  2  invalid arguments or input')
    .action(async (file: string | undefined, options: InspectOptions) =>
      context.finish(await inspectFile(file, options, context)),
    )
}

async function inspectFile(
  file: string | undefined,
  { as, json }: InspectOptions,
  { streams }: CliContext,
): Promise<ExitCode> {
  const bytes = unwrap(await readInput(openInput(file, streams)))
  const { kind, fields } = inspect(as, bytes)
  streams.out(json ? `${JSON.stringify({ kind, fields }, null, 2)}\n` : renderFields(kind, fields))
  return 0
}

/** Decodes input that consists of base64url. Other input is returned unchanged. */
function unwrap(input: Buffer): Uint8Array {
  const text = input.toString('latin1').trim()
  try {
    return decodeBase64url(text, 'input')
  } catch {
    return new Uint8Array(input)
  }
}

/** Decodes a structure. Without a kind, tries all kinds: no input is valid for two of them. */
function inspect(as: Inspectable | undefined, bytes: Uint8Array): { kind: Inspectable; fields: readonly Field[] } {
  const reasons: string[] = []
  for (const kind of as === undefined ? INSPECTABLE : [as]) {
    try {
      return { kind, fields: inspectStructure(kind, bytes) }
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      reasons.push(`  as ${kind}: ${error.message}`)
    }
  }
  throw new UnusableInputError(`the input cannot be decoded\n${reasons.join('\n')}`)
}

function renderFields(kind: Inspectable, fields: readonly Field[]): string {
  const rows = fields.map(({ name, offset, length, value }) => [
    `${offset}+${length}`,
    name === '' ? '.' : escapeControlCharacters(name),
    escapeControlCharacters(value),
  ])
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] as string).length)))
  const lines = rows.map(([place = '', name = '', value = '']) =>
    `${place.padStart(widths[0] as number)}  ${name.padEnd(widths[1] as number)}  ${value}`.trimEnd(),
  )
  return `${kind}\n${lines.join('\n')}\n`
}
