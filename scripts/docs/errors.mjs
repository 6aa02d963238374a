// Renders docs/errors.md from the registries of error codes.
import { ERROR_HELP } from './error-help.data.mjs'

/**
 * @param service the service's registry: code → { status, title }
 * @param engine the engine's registry: code → { kind, title, setting }
 * @param statusOf the HTTP status of each kind of engine code
 * @param configKeyOf returns the configuration key of a setting of the engine
 */
export function renderErrorsPage({ service, engine, statusOf, configKeyOf }) {
  return [
    '# Error codes',
    '',
    '<!-- Written by `npm run docs` from src/common/problems/problem-codes.data.ts and src/webauthn/errors/. -->',
    '',
    'The API reports every error as a problem details document (RFC 9457) with one of these codes in `code`. Codes are',
    'permanent: a code is never renamed, redefined or reused.',
    '',
    '## The service',
    '',
    '| code | status | what happened |',
    '|---|---|---|',
    ...Object.entries(service).map(([code, { status, title }]) => `| \`${code}\` | ${status} | ${title} |`),
    '',
    '## The verification engine',
    '',
    'Unless the last column gives other advice, follow the advice for the class:',
    '',
    ...Object.entries(CLASSES).map(([kind, { name, help }]) => `* \`${name}\` (${statusOf[kind]}): ${help}`),
    '',
    'A `VerificationError` in an authentication has the status 401. Browsers always receive `authentication_failed` for a',
    'rejected sign-in; the log has the code and the step.',
    '',
    '| code | class | what happened | what to do |',
    '|---|---|---|---|',
    ...Object.entries(engine).map(
      ([code, entry]) =>
        `| \`${code}\` | \`${CLASSES[entry.kind].name}\` | ${entry.title} | ${help(code, entry, configKeyOf)} |`,
    ),
    '',
  ].join('\n')
}

/** Names the rule of the relying party, so that readers find it in the policy. */
function help(code, { setting }, configKeyOf) {
  return [ERROR_HELP[code], setting && `Rule: \`${configKeyOf(setting)}\`.`].filter(Boolean).join(' ')
}

const CLASSES = {
  malformed: {
    name: 'MalformedInputError',
    help: 'the input is invalid at `path`. Send the response of the browser unchanged. If it still fails, the authenticator or the client is faulty.',
  },
  verification: {
    name: 'VerificationError',
    help: 'a step of the specification failed; `trace` shows what it compared. Reject the ceremony.',
  },
  policy: {
    name: 'PolicyError',
    help: 'your policy rejects a valid response. Ask the user to use a different authenticator, or change the rule.',
  },
  unsupported: {
    name: 'UnsupportedError',
    help: 'the response uses a feature that the engine does not support. Ask the user to use a different authenticator.',
  },
  configuration: { name: 'ConfigurationError', help: 'your expectations or settings are invalid. Correct them.' },
}
