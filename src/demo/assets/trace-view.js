import { byId, element } from './dom.js'

/** How a row's outcome is called for people, and how many of the summary it belongs to. */
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
  const counts = Object.groupBy ? Object.groupBy(steps, ({ outcome }) => outcome) : {}
  const parts = Object.keys(OUTCOMES).flatMap((outcome) =>
    counts[outcome] ? [`${counts[outcome].length} ${OUTCOMES[outcome]}`] : [],
  )
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
  if (step.inner) row.append(innerSteps(step.inner))
  return row
}

/** Why a step did not run or what it saw. */
function factsOf({ reason, code, evidence }) {
  const facts = [code, reason, ...Object.entries(evidence ?? {}).map(([name, value]) => `${name}: ${plain(value)}`)]
  const said = facts.filter(Boolean)
  return said.length > 0 ? [element('p', { className: 'facts', textContent: said.join(' · ') })] : []
}

const plain = (value) => (Array.isArray(value) ? value.map(plain).join(', ') : String(value))

/** A step that a catalogue of its own carried out, e.g. the attestation statement. */
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
