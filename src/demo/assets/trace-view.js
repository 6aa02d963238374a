import { byId, element } from './dom.js'

/** How a row's outcome is called for people, in the order of the summary. */
const OUTCOMES = {
  passed: 'passed',
  failed: 'failed',
  skipped: 'not needed',
  'not-reached': 'not reached',
  client: 'browser',
  caller: 'service',
}

const TITLES = { registration: 'How your passkey was checked', authentication: 'How your sign-in was checked' }

/** Shows the steps of a ceremony as the server reports them. Without a report, there is nothing to show. */
export function showTrace(report) {
  byId('trace').hidden = !report
  if (!report) return
  byId('trace-title').textContent = TITLES[report.ceremony] ?? 'How the ceremony was checked'
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
  return [`${section} of ${edition}`, `${steps.length} steps`, ...parts].join(' · ')
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

/** Why a step did not run or what it saw. */
function factsOf({ reason, code, evidence }) {
  const facts = [code, reason, ...Object.entries(evidence ?? {}).map(([name, value]) => `${name}: ${plain(value)}`)]
  const said = facts.filter(Boolean)
  return said.length > 0 ? [element('p', { className: 'facts', textContent: said.join(' · ') })] : []
}

const plain = (value) => (Array.isArray(value) ? value.map(plain).join(', ') : String(value))

/** A catalogue of its own that carried a step out, e.g. that of the attestation statement's format. */
function innerSteps({ procedure, section, steps }) {
  return element(
    'details',
    { className: 'inner' },
    element('summary', {
      textContent: `${procedure}, ${section}: ${steps.length === 1 ? '1 step' : `${steps.length} steps`}`,
    }),
    element('ol', { className: 'steps' }, ...steps.map(stepRow)),
  )
}
