import type { Kind } from './field.js'

/** Text of 1 to `max` characters. */
export function text(max: number): Kind<string> {
  return {
    accepts: `text of 1 to ${max} characters`,
    read: (value) => (typeof value === 'string' && value.length > 0 && value.length <= max ? value : undefined),
  }
}

export function integer(min: number, max: number): Kind<number> {
  return {
    accepts: `a whole number from ${min} to ${max}`,
    read: (value) => (isInteger(value) && value >= min && value <= max ? value : undefined),
  }
}

export const flag: Kind<boolean> = {
  accepts: 'true or false',
  read: (value) => (typeof value === 'boolean' ? value : undefined),
}

export function oneOf<const T extends string>(...choices: readonly T[]): Kind<T> {
  return {
    accepts: `one of ${choices.map((choice) => JSON.stringify(choice)).join(', ')}`,
    read: (value) => choices.find((choice) => choice === value),
  }
}

export function orNull<T>(kind: Kind<T>): Kind<T | null> {
  return {
    accepts: `${kind.accepts}, or null`,
    read: (value) => (value === null ? null : kind.read(value)),
  }
}

/** A list without doubles. */
export function listOf<T>(kind: Kind<T>, min: number, max: number): Kind<readonly T[]> {
  return {
    accepts: `a list of ${min} to ${max} different entries, each ${kind.accepts}`,
    read: (value) => {
      if (!Array.isArray(value) || value.length < min || value.length > max) return undefined
      const items = value.map((item) => kind.read(item)).filter((item) => item !== undefined)
      return items.length === value.length && new Set(items).size === items.length ? items : undefined
    },
  }
}

function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value)
}
