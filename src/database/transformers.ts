import { FindOperator, type ValueTransformer } from 'typeorm'

/** A `bigint` column as a number: SQLite hands out numbers, PostgreSQL text. Values stay below 2^53. */
export const integer: ValueTransformer = {
  to: (value: number | null | undefined) => value,
  from: (value: number | string | null) => (value === null ? null : Number(value)),
}

/** A `bigint` column of milliseconds since 1970 as a `Date`; the same on every database, and it compares as a number. */
export const instant: ValueTransformer = {
  to: (value: unknown) => (value instanceof FindOperator ? operatorOnInstants(value) : millisecondsOf(value)),
  from: (value: number | string | null) => (value === null ? null : new Date(Number(value))),
}

const millisecondsOf = (value: unknown): unknown => (value instanceof Date ? value.getTime() : value)

/** Where TypeORM deletes or updates by an operator, e.g. `LessThan(date)`, it leaves the value inside to us. */
function operatorOnInstants(operator: FindOperator<unknown>): FindOperator<unknown> {
  operator.transformValue({ to: millisecondsOf, from: millisecondsOf })
  return operator
}

/** A `text` column of JSON; no value is no JSON either. */
export const json: ValueTransformer = {
  to: (value: unknown) => (value === undefined || value === null ? value : JSON.stringify(value)),
  from: (value: string | null): unknown => (value === null ? null : JSON.parse(value)),
}

/** A column of bytes as `Uint8Array`; drivers speak `Buffer`. */
export const bytes: ValueTransformer = {
  to: (value: Uint8Array | null | undefined) => (value ? Buffer.from(value) : value),
  from: (value: Buffer | null) => (value === null ? null : new Uint8Array(value)),
}
