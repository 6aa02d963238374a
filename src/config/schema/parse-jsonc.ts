import { getNodePath, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Report } from '../config-problem.js'

/**
 * Parses JSON with comments and trailing commas. Objects have no prototype, so that every key is an own member. Reports
 * duplicate keys and the key `__proto__`.
 *
 * @returns undefined when the text is not valid
 */
export function parseJsonc(text: string, report: Report): unknown {
  const errors: ParseError[] = []
  const root = parseTree(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true })
  for (const { error, offset } of errors) {
    report({
      path: `(the file, ${positionOf(text, offset)})`,
      reason: `is not valid JSON with comments: ${printParseErrorCode(error)}`,
    })
  }
  return errors.length > 0 || root === undefined ? undefined : valueOf(root, report)
}

function valueOf(node: Node, report: Report): unknown {
  if (node.type === 'array') return (node.children ?? []).map((child) => valueOf(child, report))
  return node.type === 'object' ? objectOf(node, report) : node.value
}

function objectOf(node: Node, report: Report): object {
  const members = Object.create(null) as Record<string, unknown>
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? []
    if (key === undefined || value === undefined) continue
    const name = String(key.value)
    const path = getNodePath(value).join('.')
    if (Object.hasOwn(members, name)) report({ path, reason: 'is a duplicate key' })
    // Validation would ignore this key where an object may have any keys.
    if (name === '__proto__') report({ path, reason: 'is not a key of the configuration' })
    else members[name] = valueOf(value, report)
  }
  return members
}

function positionOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n')
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
}
