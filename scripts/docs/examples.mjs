// Records the examples of the OpenAPI document. The scenario calls every operation once, on a server whose clock and random
// numbers are the same in every run. It runs the built server: tsx does not emit the metadata that Nest injects by.
export async function renderExamples() {
  const { createApp } = await import('../../dist/create-app.js')
  const { playExamples } = await import('../../test/support/examples/scenario.ts')
  return `${JSON.stringify(await playExamples(createApp), null, 2)}\n`
}
