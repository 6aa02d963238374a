import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenAPIObject } from '@nestjs/swagger'
import { type Operation, routesOf, successOf } from './operations.js'

/** One exchange of an operation, as it was recorded; what holds secrets or signatures is shortened. */
export interface Example {
  /** Path and query parameters. */
  readonly parameters?: Readonly<Record<string, string>>
  readonly request?: unknown
  readonly response?: unknown
}

interface Content {
  example?: unknown
}

/** By the id of the operation. `npm run docs` records them. */
const EXAMPLES = JSON.parse(readFileSync(join(import.meta.dirname, 'examples.json'), 'utf8')) as Readonly<
  Record<string, Example>
>

/** Gives each operation the exchange that was recorded for it. */
export function addExamples(document: OpenAPIObject): void {
  for (const { operation } of routesOf(document)) {
    const example = EXAMPLES[operation.operationId ?? '']
    if (example !== undefined) addExample(operation, example)
  }
}

function addExample(operation: Operation, { parameters = {}, request, response }: Example): void {
  for (const parameter of operation.parameters ?? []) {
    if (!('name' in parameter) || !Object.hasOwn(parameters, parameter.name)) continue
    const text = parameters[parameter.name]
    parameter.example = isWhole(parameter.schema) ? Number(text) : text
  }
  illustrate(operation.requestBody, request)
  illustrate(successOf(operation), response)
}

/** In an address everything is text. */
function isWhole(schema: object | undefined): boolean {
  return schema !== undefined && 'type' in schema && schema.type === 'integer'
}

function illustrate(described: object | undefined, example: unknown): void {
  const content: Content | undefined =
    described !== undefined && 'content' in described
      ? (described.content as Record<string, Content>)['application/json']
      : undefined
  if (content !== undefined && example !== undefined) content.example = example
}
