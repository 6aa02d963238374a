import { ConfigurationError, isNativeOrigin, type Origin, parseOrigin } from '../webauthn/index.js'
import type { Report } from './config-problem.js'

/** Returns the origins of web pages. Reports invalid entries as `path[index]`. */
export function readWebOrigins(texts: readonly string[], path: string, report: Report): readonly Origin[] {
  return texts.flatMap((text, index) => {
    const origin = readWebOrigin(text, `${path}[${index}]`, report)
    return origin === undefined ? [] : [origin]
  })
}

function readWebOrigin(text: string, path: string, report: Report): Origin | undefined {
  const origin = attempt(() => parseOrigin(text, path), report)
  if (origin === undefined || !isNativeOrigin(origin)) return origin
  report({ path, reason: 'must be the origin of a web page, not of a native application' })
  return undefined
}

/** Reports a ConfigurationError of the engine as a problem. */
export function attempt<T>(read: () => T, report: Report): T | undefined {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    report({ path: error.path, reason: error.reason })
    return undefined
  }
}
