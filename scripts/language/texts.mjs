// Reads the texts of a file by their class. Each text has the length of its place in the file: code, markup and
// addresses are blanked, so that an offset in the text is an offset in the file.
import ts from 'typescript'

/** A placeholder for code inside a sentence: no letter, so that it never completes a phrase. */
const CODE = '·'

const blank = (text, filler = ' ') => text.replace(/[^\n]/g, filler)

/** Blanks what is not prose in a comment, a page or a message: code, addresses, tags and link targets. */
function proseOf(text) {
  return text
    .replace(/`+[^`]*`+/g, (code) => blank(code, CODE))
    .replace(/\{@(?:link|linkcode|see)\s[^}]*\}/g, (link) => blank(link, CODE))
    .replace(/<\/?[A-Za-z!][^>\n]*>/g, (tag) => blank(tag))
    .replace(/\bhttps?:\/\/[^\s)>'"]+/g, (address) => blank(address, CODE))
    .replace(/\]\([^)\s]*\)/g, (target) => `]${blank(target.slice(1))}`)
    .replace(/@param \S+/g, (tag) => blank(tag))
}

/** The texts of a file: `{ kind, start, text }`, where kind is comments, docs, texts or titles. */
export function textsOf(path, source) {
  const extension = path.slice(path.lastIndexOf('.') + 1)
  switch (extension) {
    case 'md':
      return [{ kind: 'docs', start: 0, text: markdownProse(source) }]
    case 'html':
    case 'svg':
      return [{ kind: 'texts', start: 0, text: markupProse(source) }]
    case 'ts':
    case 'mjs':
    case 'js':
      return scriptTexts(path, source)
    case 'jsonc':
      return commentTexts(path, source, 'texts')
    case 'run':
    case 'sh':
    case 'yml':
      return hashComments(source)
    default:
      return path.endsWith('.ci/run') ? hashComments(source) : []
  }
}

function markdownProse(source) {
  const withoutCode = source
    .replace(/^( *)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1\2[^\n]*$/gm, (block) => blank(block))
    .replace(/<!--[\s\S]*?-->/g, (comment) => blank(comment))
  return proseOf(withoutCode)
}

function markupProse(source) {
  return proseOf(source.replace(/<(script|style)[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<[^>]+>/g, (markup) => blank(markup)))
}

function hashComments(source) {
  return [...source.matchAll(/(?:^|(?<=\n))\s*#(?!!)[^\n]*(?:\n\s*#[^\n]*)*/g)].map(({ 0: text, index }) => ({
    kind: 'comments',
    start: index,
    text: proseOf(text.replaceAll('#', ' ')),
  }))
}

function scriptTexts(path, source) {
  // In these files a comment is the description that readers of the API document get.
  const described = /\.dto\.ts$|\/dto\/|\.controller\.ts$/.test(path)
  const comments = commentTexts(path, source, described ? 'texts' : 'comments')
  if (path.startsWith('test/')) return path.endsWith('.spec.ts') ? [...comments, ...titleTexts(path, source)] : comments
  return [...comments, ...messageTexts(path, source)]
}

/** Returns the comments of a script. Line comments on consecutive lines form one text. */
function commentTexts(path, source, kind) {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, scriptKind(path))
  const ranges = new Map()
  const visit = (node) => {
    for (const range of ts.getLeadingCommentRanges(source, node.pos) ?? []) ranges.set(range.pos, range)
    for (const range of ts.getTrailingCommentRanges(source, node.end) ?? []) ranges.set(range.pos, range)
    node.getChildren(file).forEach(visit)
  }
  visit(file)
  const joined = []
  for (const { pos, end } of [...ranges.values()].sort((a, b) => a.pos - b.pos)) {
    const last = joined.at(-1)
    const lineComments = source.startsWith('//', pos) && last && source.startsWith('//', last.pos)
    if (lineComments && /^\s*$/.test(source.slice(last.end, pos)) && source.slice(last.end, pos).split('\n').length < 3)
      last.end = end
    else joined.push({ pos, end })
  }
  return joined.map(({ pos, end }) => ({ kind, start: pos, text: commentProse(source.slice(pos, end)) }))
}

function commentProse(comment) {
  const bare = comment.startsWith('/*')
    ? comment.replace(/^\/\*+|\*+\/$/g, (mark) => blank(mark)).replace(/^[ \t]*\*/gm, (mark) => blank(mark))
    : comment.replace(/^[ \t]*\/\/+/gm, (mark) => blank(mark))
  // An example in a doc comment is code.
  return proseOf(bare.replace(/^( *)(`{3,})[\s\S]*?\2/gm, (block) => blank(block)))
}

/** Texts in quotes that have at least three words: messages, titles, descriptions. */
function messageTexts(path, source) {
  return literalsOf(path, source)
    .filter(({ node }) => !ts.isImportDeclaration(node.parent) && !ts.isExportDeclaration(node.parent))
    .map(({ start, text }) => ({ kind: 'texts', start, text }))
    .filter(({ text }) => isMessage(text))
}

function isMessage(text) {
  return (
    /[A-Za-z]+[ ,;:]+[A-Za-z]+[ ,;:]+[A-Za-z]+/.test(text) &&
    !/^\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|BEGIN|WITH|DROP|PRAGMA|ALTER)\b/.test(text)
  )
}

const TITLED = /^(?:describe|it|test)$/

/** The titles of tests and groups, and the texts that fill the places of a title in a table. */
function titleTexts(path, source) {
  return literalsOf(path, source)
    .filter(({ node }) => isTitle(node) || isTableCell(node))
    .map(({ start, text }) => ({ kind: 'titles', start, text }))
}

function isTitle(node) {
  const call = node.parent
  return ts.isCallExpression(call) && call.arguments[0] === node && TITLED.test(rootName(call.expression))
}

/** `describe`, of `describe('…')`, `it.each(table)('…')` and `it.only('…')`. */
function rootName(expression) {
  if (ts.isIdentifier(expression)) return expression.text
  if (ts.isPropertyAccessExpression(expression)) return rootName(expression.expression)
  return ts.isCallExpression(expression) ? rootName(expression.expression) : ''
}

/** The first text of a row, where it reads as one: rows are written in place or as a constant of the file. */
function isTableCell(node) {
  const row = node.parent
  return (
    ts.isArrayLiteralExpression(row) &&
    row.elements[0] === node &&
    ts.isArrayLiteralExpression(row.parent) &&
    /^[a-z' ,-]*[a-z]+ [a-z]+ [a-z]+[^{}<>=]*$/i.test(node.text ?? '')
  )
}

/** Literals and templates, without their quotes; what a template inserts is blanked. */
function literalsOf(path, source) {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, scriptKind(path))
  const found = []
  const visit = (node) => {
    if (ts.isStringLiteralLike(node)) found.push({ node, ...inside(node, source) })
    else if (ts.isTemplateExpression(node)) found.push({ node, ...inside(node, source, node.templateSpans) })
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function inside(node, source, spans = []) {
  const start = node.getStart() + 1
  let text = source.slice(start, node.end - 1)
  for (const { expression } of spans) {
    const [from, to] = [expression.pos - 2 - start, expression.end + 1 - start]
    text = text.slice(0, from) + blank(text.slice(from, to), CODE) + text.slice(to)
  }
  return { start, text: proseOf(text.replace(/\\[nrt]/g, '  ')) }
}

function scriptKind(path) {
  return path.endsWith('.ts') ? ts.ScriptKind.TS : path.endsWith('.jsonc') ? ts.ScriptKind.JSON : ts.ScriptKind.JS
}
