import { FindOperator, type ValueTransformer } from 'typeorm'

/** Reads a `bigint` column as a number. SQLite returns numbers, PostgreSQL strings. Values stay below 2^53. */
export const integer: ValueTransformer = {
  to: (value: number | null | undefined) => value,
  from: (value: number | string | null) => (value === null ? null : Number(value)),
}

/** Stores a `Date` in a `bigint` column as milliseconds since 1970, which compare as numbers on every database. */
export const instant: ValueTransformer = {
  to: (value: unknown) => (value instanceof FindOperator ? operatorOnInstants(value) : millisecondsOf(value)),
  from: (value: number | string | null) => (value === null ? null : new Date(Number(value))),
}

const millisecondsOf = (value: unknown): unknown => (value instanceof Date ? value.getTime() : value)

/** Transforms the value inside an operator such as `LessThan(date)`. TypeORM skips this for deletes and updates. */
function operatorOnInstants(operator: FindOperator<unknown>): FindOperator<unknown> {
  operator.transformValue({ to: millisecondsOf, from: millisecondsOf })
  return operator
}

/** Stores JSON in a `text` column. Null and undefined stay as they are. */
export const json: ValueTransformer = {
  to: (value: unknown) => (value === undefined || value === null ? value : JSON.stringify(value)),
  from: (value: string | null): unknown => (value === null ? null : JSON.parse(value)),
}

/** Reads bytes as a `Uint8Array`; the drivers use `Buffer`. */
export const bytes: ValueTransformer = {
  to: (value: Uint8Array | null | undefined) => (value ? Buffer.from(value) : value),
  from: (value: Buffer | null) => (value === null ? null : new Uint8Array(value)),
}
