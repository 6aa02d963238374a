import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { EngineError } from '../webauthn/index.js'
import { type Certificate, parseCertificate, parseRevocationList, type RevocationList } from '../webauthn/x509.js'
import type { Report } from './config-problem.js'

/** Parses an object in DER. */
type Parse<T> = (der: Uint8Array) => T

/** Reads the files that a configuration names. Reports invalid files with the key that names them. */
export class TrustFiles {
  readonly #workingDirectory: string
  readonly #report: Report

  constructor(workingDirectory: string, report: Report) {
    this.#workingDirectory = workingDirectory
    this.#report = report
  }

  /** Reads certificates: any number in PEM, or one in DER. */
  certificates(file: string, path: string): readonly Certificate[] {
    return this.#objects('CERTIFICATE', parseCertificate, { file, path })
  }

  /** Reads revocation lists: any number in PEM, or one in DER. */
  revocationLists(file: string, path: string): readonly RevocationList[] {
    return this.#objects('X509 CRL', parseRevocationList, { file, path })
  }

  /** Reads the serial numbers of Google's attestation status list, in lower-case hex without leading zeros. */
  revokedSerialNumbers(file: string, path: string): ReadonlySet<string> {
    const content = this.#read({ file, path })
    if (content === undefined) return new Set()
    const listed = serialNumbersIn(content)
    if (listed === undefined) {
      this.#report({
        path,
        reason: `${file} must contain { "entries": { "<serial number>": … } }`,
      })
    }
    return new Set(listed?.map((name) => name.toLowerCase().replace(/^0+(?=.)/, '')))
  }

  /** Reads a file in PEM as text. Returns undefined after reporting an invalid file. */
  pem(file: string, path: string): string | undefined {
    const content = this.#read({ file, path })
    if (content === undefined || isPem(content)) return content?.toString('utf8')
    this.#report({ path, reason: `${file} is not in PEM` })
    return undefined
  }

  /** Reads a JSON document. Returns undefined after reporting an invalid file. */
  json(file: string, path: string): unknown {
    const content = this.#read({ file, path })
    if (content === undefined) return undefined
    try {
      return JSON.parse(content.toString('utf8')) as unknown
    } catch {
      this.#report({ path, reason: `${file} is not valid JSON` })
      return undefined
    }
  }

  #objects<T>(label: string, parse: Parse<T>, at: { readonly file: string; readonly path: string }): readonly T[] {
    const content = this.#read(at)
    if (content === undefined) return []
    const objects = isPem(content) ? blocksOf(content.toString('latin1'), label) : [content]
    try {
      if (objects.length > 0) return objects.map((der) => parse(new Uint8Array(der)))
      this.#report({ path: at.path, reason: `${at.file} contains no ${label}` })
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      this.#report({ path: at.path, reason: `${at.file} is invalid: ${error.message}` })
    }
    return []
  }

  #read({ file, path }: { readonly file: string; readonly path: string }): Buffer | undefined {
    try {
      return readFileSync(resolve(this.#workingDirectory, file))
    } catch (error) {
      this.#report({ path, reason: `cannot be read: ${(error as Error).message}` })
      return undefined
    }
  }
}

/** Returns the keys of `entries`, all of which are revoked (https://android.googleapis.com/attestation/status). */
function serialNumbersIn(content: Buffer): readonly string[] | undefined {
  try {
    const { entries } = JSON.parse(content.toString('utf8')) as { readonly entries?: unknown }
    const names = typeof entries === 'object' && entries !== null ? Object.keys(entries) : []
    return names.length > 0 && names.every((name) => /^[0-9a-f]+$/i.test(name)) ? names : undefined
  } catch {
    return undefined
  }
}

function isPem(content: Buffer): boolean {
  return content.includes('-----BEGIN ')
}

/** Returns the bytes of each PEM block with a label (RFC 7468). */
function blocksOf(text: string, label: string): Buffer[] {
  const blocks = text.matchAll(new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]*)-----END ${label}-----`, 'g'))
  return [...blocks].map(([, base64 = '']) => Buffer.from(base64, 'base64'))
}
