import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ASSETS = join(import.meta.dirname, '../../src/demo/assets')
const CATALOGUE = 'texts.js'

/** A literal that reads like a text: it begins with a capital letter and contains a space or a small letter. */
const TEXT = /(['"`])([A-Z][a-z]+(?: [^'"`]*)?)\1/g

/** Names that the platform defines. */
const NAMES = new Set(['NotAllowedError', 'Escape', 'Bearer ${session.token}'])

const scripts = readdirSync(ASSETS).filter((file) => file.endsWith('.js') && file !== CATALOGUE)

describe('the scripts of the page', () => {
  it('are found', () => {
    expect(scripts).toEqual(expect.arrayContaining(['main.js', 'passkey-list.js']))
  })

  it.each(scripts)('%s contains no text, because all are in the catalogue', (file) => {
    const code = readFileSync(join(ASSETS, file), 'utf8').replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, '')
    const texts = [...code.matchAll(TEXT)].map(([, , text]) => text ?? '').filter((text) => !NAMES.has(text))
    expect(texts).toEqual([])
  })
})
