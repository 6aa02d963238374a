import { byId, element } from './dom.js'
import { TEXTS } from './texts.js'

const { outcomes: OUTCOMES, titles: TITLES } = TEXTS.trace

/** Shows the steps of the server's trace report. Hides the view without a report. */
export function showTrace(report) {
  byId('trace').hidden = !report
  if (!report) return
  byId('trace-title').textContent = TITLES[report.ceremony] ?? TEXTS.trace.title
  const verdict = byId('trace-verdict')
  verdict.textContent = report.outcome
  verdict.className = `verdict outcome-${report.outcome}`
  byId('trace-summary').textContent = summaryOf(report)
  byId('trace-steps').replaceChildren(...report.steps.map(stepRow))
}

function summaryOf({ section, edition, steps }) {
  const parts = Object.entries(OUTCOMES).flatMap(([outcome, name]) => {
    const count = steps.filter((step) => step.outcome === outcome).length
    return count > 0 ? [`${count} ${name}`] : []
  })
  return [TEXTS.trace.section(section, edition), TEXTS.trace.steps(steps.length), ...parts].join(' · ')
}

function stepRow(step) {
  const row = element(
    'li',
    { className: `step outcome-${step.outcome}` },
    element('span', { className: 'number', textContent: step.number }),
    element('div', { className: 'what' }, element('p', { textContent: step.text }), ...factsOf(step)),
    element('span', { className: 'badge' }, element('span', { textContent: OUTCOMES[step.outcome] ?? step.outcome })),
  )
  row.append(...(step.inner ?? []).map(innerSteps))
  return row
}

/** Shows the error code, the reason for skipping, and the evidence of a step. */
function factsOf({ reason, code, evidence }) {
  const facts = [code, reason, ...Object.entries(evidence ?? {}).map(([name, value]) => `${name}: ${plain(value)}`)]
  const texts = facts.filter(Boolean)
  return texts.length > 0 ? [element('p', { className: 'facts', textContent: texts.join(' · ') })] : []
}

const plain = (value) => (Array.isArray(value) ? value.map(plain).join(', ') : String(value))

/** A procedure that the step ran, for example the verification of the attestation statement format. */
function innerSteps({ procedure, section, steps }) {
  return element(
    'details',
    { className: 'inner' },
    element('summary', {
      textContent: `${procedure}, ${section}: ${TEXTS.trace.steps(steps.length)}`,
    }),
    element('ol', { className: 'steps' }, ...steps.map(stepRow)),
  )
}
