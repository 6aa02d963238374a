import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
// @ts-expect-error: a script in plain JavaScript
import { markersIn as untypedMarkersIn, wordsIn as untypedWordsIn } from '../../scripts/language/count.mjs'
// @ts-expect-error: a script in plain JavaScript
import { textsOf as untypedTextsOf } from '../../scripts/language/texts.mjs'

const ROOT = join(import.meta.dirname, '../..')
const markersIn = untypedMarkersIn as (text: string) => { index: number; phrase: string }[]
const wordsIn = untypedWordsIn as (text: string) => number
const textsOf = untypedTextsOf as (path: string, source: string) => { kind: string; start: number; text: string }[]

const phrasesIn = (text: string): string[] => markersIn(text).map(({ phrase }) => phrase)

/** The texts of a file as `kind: text`, with white space folded. */
const textsIn = (path: string, source: string): string[] =>
  textsOf(path, source).map(({ kind, text }) => `${kind}: ${text.replace(/\s+/g, ' ').trim()}`)

describe('a marker phrase', () => {
  it.each([
    ['Whoever has a name, for those who may not learn it.', ['Whoever', 'those who']],
    ['Nobody has it, so somebody asks.', ['Nobody', 'somebody']],
    ['It takes whichever key comes first, whatever the reason.', ['whichever', 'whatever']],
    ['What is said of one that is none.', ['What', 'is said', 'is none']],
    ['Who hung up before it was asked.', ['Who']],
    ['Whose ceremony it is, the session decides.', ['Whose']],
    ['The server answers with a token.', ['answers']],
    ['The request is answered by the cache.', ['is answered']],
    ['The row keeps the hash.', ['keeps']],
    ['The file lies beside the database.', ['lies', 'beside']],
    ['It stands for itself.', ['stands']],
    ['The guard lets in every key.', ['lets in']],
    ['A token is good for one use.', ['good for']],
    ['A date goes with it; this comes of it.', ['goes with', 'comes of']],
    ['See what becomes of the session.', ['becomes of']],
    ['The page tells and says it.', ['tells', 'says']],
    ['A missing file is no faulty one.', ['is no']],
    ['The file is not there.', ['is not there']],
    ['There is nobody and there is none.', ['There is nobody', 'there is none']],
    ['The token is valid no longer, the key not any more.', ['any more']],
    ['The response is that of an attestation, and those of others.', ['that of', 'those of']],
    ['A client shall wait.', ['shall']],
    ['The job has a connection of its own.', ['of its own']],
    ['Requests are held to the limits and held against the list.', ['held to', 'held against']],
    ['That date is not to be had.', []],
    ['That date is to be had.', ['is to be']],
    ['It runs as far as the signature.', ['as far as']],
    ['It counts however old the list is, and however many there are.', ['however old', 'however many']],
    ['Headers, cookies and the like.', ['the like']],
    ['A phrase is found as\nfar as a line\nbreaks.', ['as far as']],
    ['Of several keys the newest signs.', ['Of']],
  ])('is found in %j', (sentence, phrases) => {
    expect(phrasesIn(sentence)).toEqual(phrases)
  })

  it.each([
    'A placeholder credential with the credential ID and account of the response.',
    'The client disconnected before its address was read.',
    'The key is no longer valid. However, the session continues.',
    'The session belongs to the user who started it.',
    'What does a relying party store? Who may read it?',
    'The scope that the route requires, and the key whose scope it is.',
    'The verifier cannot be told apart from a proxy.',
    'RP stands for relying party.',
    'The client SHALL wait, as RFC 2119 defines.',
    'Returns the address besides the name.',
    'There is no limit for a key with its own quota.',
    'The tag is one of these.',
    'tsx replaces most of our own hooks.',
    'A walk-through from nothing to a page.',
    'The server rejects the request; none of its members is stored.',
  ])('is not found in %j', (sentence) => {
    expect(phrasesIn(sentence)).toEqual([])
  })
})

describe('counting words', () => {
  it.each([
    ['The client sends one request.', 5],
    ["The client's key", 3],
    ['', 0],
    ['42 · 7', 0],
  ])('of %j', (text, count) => {
    expect(wordsIn(text)).toBe(count)
  })
})

describe('reading the texts of a file', () => {
  it.each([
    [
      'comments of neighbouring lines as one text',
      'src/a.ts',
      '// First line,\n// second line.\nconst a = 1\n\n/**\n * A doc comment.\n */\nconst b = 2 // behind',
      ['comments: First line, second line.', 'comments: A doc comment.', 'comments: behind'],
    ],
    ['comments without their code', 'src/a.ts', '// Calls `nobody()` here.\n', ['comments: Calls ·········· here.']],
    [
      'messages of three words and more',
      'src/a.ts',
      "const a = ['key', 'two words', 'now three words', `the ${name} is missing here`, 'SELECT id FROM users']",
      ['texts: now three words', 'texts: the ······· is missing here'],
    ],
    ['comments of data transfer objects as texts', 'src/users/user.dto.ts', '/** A user. */\n', ['texts: A user.']],
    ['no text in imports', 'src/a.ts', "import a from './who ever is there'\n", []],
    [
      'titles of tests, and what fills them',
      'test/a.spec.ts',
      "describe('a group', () => { it.each([['a token that expired', 1]])('rejects %s', () => { use('no title') }) })",
      ['titles: a group', 'titles: a token that expired', 'titles: rejects %s'],
    ],
    [
      'pages without code and addresses',
      'docs/a.md',
      'See [the page](other.md) and `code`.\n\n```\nnobody\n```\n',
      ['docs: See [the page] and ······.'],
    ],
    ['text of markup', 'src/demo/a.html', '<p class="x">Sign in</p><script>nobody()</script>', ['texts: Sign in']],
    ['comments of the configuration', 'a.jsonc', '// The port.\n{ "port": 1 }', ['texts: The port.']],
    ['comments of scripts', '.ci/run', '#!/usr/bin/env bash\n# Runs the checks.\n', ['comments: Runs the checks.']],
    ['no text in other files', 'a.css', '/* nobody */', []],
  ])('finds %s', (_what, path, source, texts) => {
    expect(textsIn(path, source)).toEqual(texts)
  })

  it('gives each phrase its place in the file', () => {
    const source = "const a = 1\n// A `code` word, then nobody.\nconst b = 'then x says it'\n"
    const places = textsOf('src/a.ts', source).flatMap(({ start, text }) =>
      markersIn(text).map(({ index, phrase }) => source.slice(start + index, start + index + phrase.length)),
    )
    expect(places).toEqual(['nobody', 'says'])
  })
})

describe('npm run language', () => {
  it('prints the counts of each class', () => {
    const { stdout } = spawnSync(process.execPath, ['scripts/language.mjs', 'test/scripts'], {
      cwd: ROOT,
      encoding: 'utf8',
    })
    const counts = stdout.match(/^\w+: \d+ in \d+ words, \d+\.\d\d per 1,000: (?:ok|more than 1\.0)$/gm)
    expect(counts?.map((line) => line.split(':')[0])).toEqual(['comments', 'docs', 'texts', 'titles'])
  })
})
