import { ERROR_CODES } from '../webauthn/inspect.js'
import { PROBLEM_CODES } from '../common/problems/problem-codes.data.js'

const page = (title: string, head: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
${head}
</head>
<body>
${body}
</body>
</html>
`

/** The API reference with Swagger UI. */
export const API_PAGE = page(
  'Latchkey API',
  '<link rel="stylesheet" href="/docs/assets/swagger-ui.css">',
  '<div id="swagger-ui"></div>\n<script src="/docs/assets/swagger-ui-bundle.js"></script>\n<script src="/docs/start.js"></script>',
)

export const API_PAGE_SCRIPT = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null })\n`

export const ERRORS_PAGE_STYLE = `body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #ddd }
tr:target { background: #fff3bf }
@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } th, td { border-color: #333 } tr:target { background: #443c10 } }
`

const row = (code: string, kind: string, title: string): string =>
  `<tr id="${code}"><td><code>${code}</code></td><td>${kind}</td><td>${escapeHtml(title)}</td></tr>`

const table = (kind: string, rows: readonly string[]): string =>
  `<table><thead><tr><th>Code</th><th>${kind}</th><th>Meaning</th></tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`

/** The page that the `type` of a problem refers to. */
export const ERRORS_PAGE = page(
  'Latchkey error codes',
  '<link rel="stylesheet" href="/docs/errors.css">',
  [
    '<h1>Error codes</h1>',
    '<h2>The service</h2>',
    table(
      'Status',
      Object.entries(PROBLEM_CODES).map(([code, { status, title }]) => row(code, String(status), title)),
    ),
    '<h2>The verification engine</h2>',
    table(
      'Kind',
      Object.entries(ERROR_CODES).map(([code, { kind, title }]) => row(code, kind, title)),
    ),
  ].join('\n'),
)

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
