import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenAPIObject } from '@nestjs/swagger'
import { type Operation, routesOf, successOf } from './operations.js'

/** A recorded request and response of an operation. Secrets and signatures are shortened. */
interface Example {
  /** Path and query parameters. */
  readonly parameters?: Readonly<Record<string, string>>
  readonly request?: unknown
  readonly response?: unknown
}

/** The media types whose content an example describes. */
const EXEMPLIFIED = new Set(['application/json', 'application/x-www-form-urlencoded'])

interface Content {
  example?: unknown
}

/** Examples by operation id. `npm run docs` records them. */
const EXAMPLES = JSON.parse(readFileSync(join(import.meta.dirname, 'examples.json'), 'utf8')) as Readonly<
  Record<string, Example>
>

/** Adds the recorded examples to the operations. */
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
    parameter.example = isInteger(parameter.schema) ? Number(text) : text
  }
  setExample(operation.requestBody, request)
  setExample(successOf(operation), response)
}

/** Recorded parameters are strings, because they come from the URL. */
function isInteger(schema: object | undefined): boolean {
  return schema !== undefined && 'type' in schema && schema.type === 'integer'
}

function setExample(described: object | undefined, example: unknown): void {
  if (described === undefined || !('content' in described) || example === undefined) return
  for (const [mediaType, content] of Object.entries(described.content as Record<string, Content>)) {
    if (EXEMPLIFIED.has(mediaType)) content.example = example
  }
}
