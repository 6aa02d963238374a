import { readCorpus } from '../../fuzz/corpus.js'
import { TARGETS } from '../../fuzz/targets.js'
import { EngineError } from '../../src/webauthn/errors/engine-error.js'

describe('the kept corpus of the fuzzer', () => {
  it.each(TARGETS.map((target) => [target.name, target] as const))(
    '%s: nothing but errors of the engine',
    (name, target) => {
      const inputs = [...target.seeds, ...readCorpus(name)]
      expect(inputs.length).toBeGreaterThan(0)
      for (const input of inputs) {
        try {
          target.run(input)
        } catch (error) {
          if (!(error instanceof EngineError)) throw error
        }
      }
    },
  )
})
