// Draws which folder of src/ imports which, one row for each floor (architecture.floors.mjs). Writes reports/imports.mmd
// (Mermaid) and reports/imports.dot, and reports/imports.svg where Graphviz is installed.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { cruise } from 'dependency-cruiser'
import { FLOORS, floorOf } from '../architecture.floors.mjs'
import configuration from '../.dependency-cruiser.mjs'

process.chdir(resolve(import.meta.dirname, '..'))
const { exclude, doNotFollow, tsPreCompilationDeps, enhancedResolveOptions } = configuration.options
const { output } = await cruise(
  ['src'],
  { exclude, doNotFollow, tsPreCompilationDeps, includeOnly: '^src/', collapse: '^src/[^/]+' },
  enhancedResolveOptions,
)
const arrows = output.modules.flatMap(({ source, dependencies }) =>
  [...new Set(dependencies.map(({ resolved }) => resolved))]
    .filter((target) => target !== source)
    .map((target) => [nameOf(source), nameOf(target)]),
)
const rooms = [...new Set([...output.modules.map(({ source }) => nameOf(source)), ...arrows.flat()])].sort()
const rows = FLOORS.map((_folders, floor) =>
  rooms.filter((room) => floorOf(room.includes('.') ? `src/${room}` : `src/${room}/`) === floor),
)

mkdirSync('reports', { recursive: true })
write('reports/imports.mmd', mermaid())
write('reports/imports.dot', dot())
const { status } = spawnSync('dot', ['-Tsvg', 'reports/imports.dot', '-o', 'reports/imports.svg'])
console.log(
  status === 0 ? 'reports/imports.svg' : 'reports/imports.svg needs Graphviz (Debian: apt-get install graphviz)',
)

function nameOf(path) {
  return path.replace(/^src\//, '').replace(/\/$/, '')
}

function write(path, text) {
  writeFileSync(path, text)
  console.log(path)
}

function mermaid() {
  const id = (room) => room.replace(/[^a-z]/g, '_')
  const floors = rows.map((row, floor) => [
    `  subgraph floor${floor}["floor ${floor}"]`,
    ...row.map((room) => `    ${id(room)}["${room}"]`),
    '  end',
  ])
  const lines = ['flowchart TB', ...floors.toReversed().flat(), ...arrows.map(([a, b]) => `  ${id(a)} --> ${id(b)}`)]
  return `${lines.join('\n')}\n`
}

function dot() {
  const floors = rows.map((row) => `  { rank=same; ${row.map((room) => `"${room}"`).join('; ')} }`)
  const lines = ['digraph imports {', '  node [shape=box, style=rounded, fontname=Helvetica]', ...floors.toReversed()]
  return `${[...lines, ...arrows.map(([a, b]) => `  "${a}" -> "${b}"`), '}'].join('\n')}\n`
}
