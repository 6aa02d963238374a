import { readCorpus } from '../../fuzz/corpus.js'
import { TARGETS } from '../../fuzz/targets.js'
import { EngineError } from '../../src/webauthn/errors/engine-error.js'

describe('the stored fuzzing corpus', () => {
  it.each(TARGETS.map((target) => [target.name, target] as const))(
    'makes %s throw no errors other than EngineErrors',
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
