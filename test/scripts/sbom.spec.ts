import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly allowScripts: Readonly<Record<string, boolean>>
}

interface LockedPackage {
  readonly dev?: boolean
  readonly link?: boolean
  readonly hasInstallScript?: boolean
}

interface Component {
  readonly 'bom-ref': string
  readonly name: string
  readonly version: string
  readonly purl: string
}

interface Bom {
  readonly bomFormat: string
  readonly metadata: { readonly component: Component }
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const manifest = JSON.parse(read('package.json')) as Manifest
const lock = JSON.parse(read('package-lock.json')) as { readonly packages: Readonly<Record<string, LockedPackage>> }

describe('the packages of the project', () => {
  it('gives a reason for each package', () => {
    const text = read('CONTRIBUTING.md')
    const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
  })

  it('decides for each package with an install script whether npm runs it', () => {
    const names = Object.entries(lock.packages)
      .filter(([, { hasInstallScript = false }]) => hasInstallScript)
      .map(([path]) => path.split('node_modules/').at(-1) ?? path)
    const undecided = names.filter((name) => !(name in manifest.allowScripts))
    expect(undecided.filter((name) => name !== 'fsevents')).toEqual([])
  })

  it('replaces the package that reports installations by an empty folder', () => {
    const installed = Object.keys(lock.packages).filter((path) => path.endsWith('node_modules/@scarf/scarf'))
    expect(installed).toEqual(['node_modules/@scarf/scarf'])
    expect(lock.packages['node_modules/@scarf/scarf']).toEqual({ resolved: 'vendor/no-scarf', link: true })
  })
})

describe('npm run sbom', () => {
  let bom: Bom
  beforeAll(() => {
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/sbom.mjs')], { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    bom = JSON.parse(read('reports/sbom.json')) as Bom
  }, 60_000)

  it('describes this project as CycloneDX', () => {
    expect(bom.bomFormat).toBe('CycloneDX')
    expect(bom.metadata.component).toMatchObject({ name: 'latchkey', purl: 'pkg:npm/latchkey@0.1.0' })
  })

  it('lists every production package in its locked version', () => {
    const listed = new Set(bom.components.map(({ purl }) => decodeURIComponent(purl)))
    const wanted = Object.entries(manifest.dependencies).map(([name, version]) => `pkg:npm/${name}@${version}`)
    expect(wanted.filter((purl) => !listed.has(purl))).toEqual([])
  })

  it.each(['jest', 'eslint', '@propelauth/byo-node', 'openid-client', '@scarf/scarf'])('does not list %s', (name) => {
    expect(bom.components.filter(({ purl }) => decodeURIComponent(purl).startsWith(`pkg:npm/${name}@`))).toEqual([])
  })

  it('refers to listed packages only', () => {
    const refs = new Set([bom.metadata.component, ...bom.components].map((component) => component['bom-ref']))
    const used = bom.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn])
    expect(used.filter((ref) => !refs.has(ref))).toEqual([])
  })
})
