// Records the examples of the OpenAPI document: every operation is used once, on a server whose clock and randomness are
// the same in every run.
import 'reflect-metadata'

export async function renderExamples() {
  const { playExamples } = await import('../../test/support/examples/scenario.ts')
  return renderExamplesOf(await playExamples())
}

export function renderExamplesOf(examples) {
  return `${JSON.stringify(examples, null, 2)}\n`
}
