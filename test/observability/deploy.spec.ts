import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { METRICS, type MetricDefinition } from '../../src/observability/metrics/metrics.data.js'

const ROOT = join(import.meta.dirname, '../..')
const RULES = join(ROOT, 'deploy/prometheus/latchkey.rules.yml')
const rules = readFileSync(RULES, 'utf8')
const operations = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8')

interface Panel {
  readonly type: string
  readonly title: string
  readonly targets?: readonly { readonly expr: string }[]
}
const dashboard = JSON.parse(readFileSync(join(ROOT, 'deploy/grafana/latchkey.json'), 'utf8')) as {
  readonly panels: readonly Panel[]
}

const definitions = Object.values<MetricDefinition>(METRICS)

/** The names of the series of a metric: a histogram has three. */
const seriesOf = ({ name, type }: MetricDefinition) =>
  type === 'histogram' ? ['bucket', 'sum', 'count'].map((suffix) => `${name}_${suffix}`) : [name]
const SERIES = new Set(definitions.flatMap(seriesOf))

const namesIn = (text: string) => text.match(/\b(?:latchkey|process|nodejs)_\w+/g) ?? []

it('every metric that an alert reads exists', () => {
  const expressions = rules.replaceAll(/^ *(?:summary|runbook_url):.*$/gm, '').replaceAll(/^#.*$/gm, '')
  expect(namesIn(expressions).filter((name) => !SERIES.has(name))).toEqual([])
})

it('every metric that the dashboard reads exists, and it shows every metric', () => {
  const expressions = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr))
  const shown = new Set(expressions.flatMap(namesIn))
  expect([...shown].filter((name) => !SERIES.has(name))).toEqual([])
  expect(definitions.filter((metric) => !seriesOf(metric).some((name) => shown.has(name)))).toEqual([])
})

it('every label in an expression belongs to its metric', () => {
  const expressions = [rules, ...dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr))]
  const byName = new Map(definitions.flatMap((metric) => seriesOf(metric).map((name) => [name, metric])))
  for (const [, name = '', list = ''] of expressions.join('\n').matchAll(/\b(\w+)\{([^}]*)\}/g)) {
    const labels = [...list.matchAll(/(\w+)(?:=|!=|=~|!~)"/g)].map(([, label]) => label)
    const known = ['instance', 'le', ...Object.keys(byName.get(name)?.labels ?? {})]
    expect({ name, unknown: labels.filter((label) => !known.includes(label ?? '')) }).toEqual({ name, unknown: [] })
  }
})

it('every alert has a row in the documentation with what to do', () => {
  const alerts = [...rules.matchAll(/^ *- alert: (\w+)$/gm)].map(([, name]) => name)
  const rows = [...operations.matchAll(/^\| `(Latchkey\w+)` \| .+ \| .+ \|$/gm)].map(([, name]) => name)
  expect(rows).toEqual(alerts)
})

it('the table of metrics in the documentation is current', () => {
  const row = ({ name, type, labels, help }: MetricDefinition) =>
    `| \`${name}\` | ${type} | ${Object.keys(labels)
      .map((label) => `\`${label}\``)
      .join(', ')} | ${help} |`
  const table = operations.match(
    /\| metric \| type \| labels \| meaning \|\n\|---\|---\|---\|---\|\n((?:\|.*\n)+)/,
  )?.[1]
  expect(table?.trimEnd().split('\n')).toEqual(definitions.map(row))
})

describe('promtool', () => {
  const checked = spawnSync('promtool', ['--version']).status === 0 ? it : it.skip
  checked('finds no fault in the alert rules (needs promtool)', () => {
    const { status, stdout, stderr } = spawnSync('promtool', ['check', 'rules', RULES], { encoding: 'utf8' })
    expect({ status, output: `${stdout}${stderr}` }).toMatchObject({ status: 0 })
  })
})
