// Renders docs/errors.md from the two registries of error codes.

/**
 * @param service the service's registry: code → { status, title }
 * @param engine the engine's registry: code → { kind, title }
 * @param statusOf the HTTP status with which the API answers a kind of the engine's codes
 */
export function renderErrorsPage({ service, engine, statusOf }) {
  return [
    '# Error codes',
    '',
    '<!-- Written by `npm run docs` from src/common/problems/problem-codes.data.ts and src/webauthn/errors/. -->',
    '',
    'Every problem the API answers with is a problem details document (RFC 9457) with a `code` of this page. Codes are',
    'permanent: a code never changes its meaning and is never used again for another fault.',
    '',
    '## The service',
    '',
    '| code | status | means |',
    '|---|---|---|',
    ...Object.entries(service).map(([code, { status, title }]) => `| \`${code}\` | ${status} | ${title} |`),
    '',
    '## The verification engine',
    '',
    'In an authentication a verification error has the status 401. To browsers a refused sign-in is always',
    '`authentication_failed`.',
    '',
    '| code | class | status | means |',
    '|---|---|---|---|',
    ...Object.entries(engine).map(
      ([code, { kind, title }]) => `| \`${code}\` | \`${CLASSES[kind]}\` | ${statusOf[kind]} | ${title} |`,
    ),
    '',
  ].join('\n')
}

const CLASSES = {
  malformed: 'MalformedInputError',
  verification: 'VerificationError',
  policy: 'PolicyError',
  unsupported: 'UnsupportedError',
  configuration: 'ConfigurationError',
}
