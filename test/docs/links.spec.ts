import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const FOLDERS = ['.', 'docs', 'docs/decisions', 'src/webauthn', 'clients/typescript', 'examples/express']
const pages = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
)

describe('links between documents', () => {
  it.each(pages)('%s links to files and headings that exist', (page) => {
    expect(brokenLinksIn(page)).toEqual([])
  })
})

describe('the link check', () => {
  it.each([
    ['a missing file', '[x](absent.md)', ['absent.md']],
    ['a missing heading', '[x](README.md#absent)', ['README.md#absent']],
    ['a missing heading of the same page', '# Here\n[x](#there)', ['#there']],
    ['a heading of the same page', '# Over `there`\n[x](#over-there)', []],
    ['an external link', '[x](https://example.com/absent.md)', []],
    ['a link inside a code block', '```\n[x](absent.md)\n```', []],
  ])('reports %s', (_what, text, expected) => {
    expect(brokenLinksIn('page.md', text)).toEqual(expected)
  })
})

/** Returns the relative links of a page whose file or heading does not exist. */
function brokenLinksIn(page: string, text = readFileSync(join(ROOT, page), 'utf8')): string[] {
  const prose = text.replace(/^```[^]*?^```/gm, '')
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
  return links.filter((link) => !/^[a-z]+:/.test(link) && !exists(page, text, link))
}

function exists(page: string, text: string, link: string): boolean {
  const [path = '', heading] = link.split('#')
  const file = resolve(ROOT, dirname(page), path)
  if (path !== '' && !existsSync(file)) return false
  return heading === undefined || headingsIn(path === '' ? text : readFileSync(file, 'utf8')).has(heading)
}

/** Returns the anchors that GitHub derives from the headings of a page. */
function headingsIn(markdown: string): Set<string> {
  const headings = [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title)
  return new Set(
    headings.map((title) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )
}
