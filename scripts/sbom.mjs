// Writes reports/sbom.json: the software bill of materials of a production installation, as CycloneDX.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '..')

const bom = createBom()
mkdirSync(join(ROOT, 'reports'), { recursive: true })
writeFileSync(join(ROOT, 'reports/sbom.json'), `${JSON.stringify(bom, null, 2)}\n`)
console.log(`reports/sbom.json: ${bom.components.length} packages`)

/**
 * Returns the bill of materials without packages that only development needs. `npm sbom --omit=dev` would also omit each
 * production package that a development package requires.
 */
function createBom() {
  const complete = JSON.parse(npm('sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'))
  const components = complete.components.filter((component) => !isForDevelopment(component))
  const kept = new Set([complete.metadata.component, ...components].map((component) => component['bom-ref']))
  const dependencies = complete.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((name) => kept.has(name)) }))
  // npm names the project after its directory.
  complete.metadata.component.name = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).name
  return { ...complete, components, dependencies }
}

function isForDevelopment({ properties = [] }) {
  return properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true')
}

function npm(...args) {
  // npm passes its path to scripts. Windows cannot start `npm` without a shell.
  const cli = process.env['npm_execpath']
  const [command, ...first] = cli?.endsWith('.js') ? [process.execPath, cli] : ['npm']
  const options = { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'inherit'] }
  const { status, stdout } = spawnSync(command, [...first, ...args], options)
  if (status !== 0) process.exit(status ?? 1)
  return stdout
}
