import type { Dialect } from './dialect.js'

/** A value in the JSON of the inputs. Bytes are hexadecimal, instants are milliseconds. */
type InputValue = string | number | boolean | null

interface StatementDefinition<Input, Row> {
  /** A unique name. A batch runs its statements in the order of their names, so that two processes lock rows in one order. */
  readonly name: string
  /**
   * The SQL for a dialect. Its only parameter is a JSON array with one array of values for each input, which `elements` of
   * {@link Dialect} expands. The statement returns rows for the inputs in any order.
   */
  sql(dialect: Dialect): string
  valuesOf(input: Input): readonly InputValue[]
  /** Returns the key of an input. A statement that writes affects one row, which the key identifies. */
  keyOf(input: Input): string
  /** Returns the key of the input that a returned row belongs to. */
  keyOfRow(row: Row): string
}

/** One input of a statement. Calls of the same statement can share one execution. */
export interface StatementCall<Row = unknown> {
  readonly statement: SharedStatement<never, Row>
  readonly key: string
  readonly values: readonly InputValue[]
}

/** A write that its repository has prepared. It commits together with others. */
export type PreparedWrite = StatementCall

/** A statement that can run once for the inputs of many requests. Declare it once, as a constant. */
export class SharedStatement<Input, Row> {
  readonly name: string
  readonly #definition: StatementDefinition<Input, Row>
  readonly #sql = new Map<Dialect['name'], string>()

  constructor(definition: StatementDefinition<Input, Row>) {
    this.name = definition.name
    this.#definition = definition
  }

  call(input: Input): StatementCall<Row> {
    return { statement: this, key: this.#definition.keyOf(input), values: this.#definition.valuesOf(input) }
  }

  sqlFor(dialect: Dialect): string {
    const known = this.#sql.get(dialect.name)
    if (known !== undefined) return known
    const sql = this.#definition.sql(dialect)
    this.#sql.set(dialect.name, sql)
    return sql
  }

  keyOfRow(row: Row): string {
    return this.#definition.keyOfRow(row)
  }
}

/** Returns the hexadecimal form of bytes, in which statements receive them. */
export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}
