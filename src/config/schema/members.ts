type Members = Readonly<Record<string, unknown>>

/** Whether a value is an object but not a list. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Returns an own member of a value; undefined when the value has no such member. */
export function memberOf(value: unknown, name: string): unknown {
  return isMembers(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** Returns a copy of an object with a value at a path. Values on the path that are not objects remain unchanged. */
export function withValue(object: unknown, [name = '', ...rest]: readonly string[], value: unknown): unknown {
  if (object !== undefined && !isMembers(object)) return object
  return { ...object, [name]: rest.length === 0 ? value : withValue(memberOf(object, name), rest, value) }
}
