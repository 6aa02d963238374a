import type { Problem } from '../../src/common/problems/problem.js'
import { renderProblemDetails } from '../../src/common/problems/problem-renderer.js'

let reports = 0
const problem: Problem = {
  status: 422,
  code: 'type_unexpected',
  title: 'The type is unexpected.',
  extra: { setting: 'x' },
  headers: {},
  occurrence: { step: 'registration.type', report: () => ({ number: (reports += 1) }) },
}
const bodyFor = (showsTraces: boolean | undefined) =>
  renderProblemDetails(problem, { id: 'r', traceId: undefined, ...(showsTraces !== undefined && { showsTraces }) }).body

describe('renderProblemDetails', () => {
  beforeEach(() => (reports = 0))

  it('renders the trace for a client that may see it', () => {
    expect(bodyFor(true)).toMatchObject({ step: 'registration.type', trace: { number: 1 }, setting: 'x' })
  })

  it.each([[false], [undefined]])('does not render the trace for other clients (%p)', (showsTraces) => {
    const body = bodyFor(showsTraces)
    expect(body).toMatchObject({ code: 'type_unexpected', setting: 'x' })
    expect(Object.keys(body)).not.toContain('trace')
    expect(Object.keys(body)).not.toContain('step')
    expect(reports).toBe(0)
  })
})
