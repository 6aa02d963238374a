import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MetadataMaintenance } from '../../src/model-recheck/metadata-maintenance.js'
import type { Aaguid } from '../../src/webauthn/index.js'
import { startTestApp, type TestApp } from '../support/app.js'
import type { TestClock } from '../support/clock.js'
import { Backend, bodyOf, type Json } from '../support/flows.js'
import { TEST_ROOT } from '../support/statements/test-format.js'
import { makeBlob, root } from '../webauthn/trust/metadata/blob-maker.js'
import { base64, entryJson, payloadJson, reportJson } from '../webauthn/trust/metadata/metadata-json.js'

/** The model of software authenticators that are told no other. */
export const MODEL = 'd1e5c0ff-ee00-4000-8000-0000000000aa' as Aaguid

/** When the next BLOB is due, unless a payload says otherwise. */
export const NEXT_UPDATE = '2026-07-01'

/** The entry of software authenticators, with these statuses. */
export function entryOf(...statuses: readonly string[]): Json {
  const statement = { aaguid: MODEL, attestationRootCertificates: [base64(TEST_ROOT)] }
  return entryJson({ aaguid: MODEL, statusReports: statuses.map((status) => reportJson(status)) }, statement)
}

/** A BLOB of a number whose software authenticators have these statuses. */
export function blobOf(no: number, ...statuses: readonly string[]): string {
  return makeBlob({ payload: payloadJson({ no, nextUpdate: NEXT_UPDATE, entries: [entryOf(...statuses)] }) })
}

/** A directory for the files of a test, with the root of the metadata service in it. */
export interface MetadataDirectory {
  readonly path: string
  readonly rootFile: string
  readonly databaseFile: string
  remove(): void
}

export function makeDirectory(): MetadataDirectory {
  const path = mkdtempSync(join(tmpdir(), 'latchkey-metadata-'))
  const rootFile = join(path, 'root.pem')
  writeFileSync(rootFile, root.pem)
  return {
    path,
    rootFile,
    databaseFile: join(path, 'data/latchkey.db'),
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}

export interface MetadataAppOptions {
  /** Members of the section `metadata`. */
  readonly metadata?: Json
  /** Other sections. */
  readonly config?: Json
  readonly clock?: TestClock
  /** Lets the database outlive the application. */
  readonly onDisk?: boolean
}

/** A running service that uses metadata. */
export interface MetadataApp extends TestApp {
  readonly backend: Backend
  /** Does what is due, as the running server does every minute. */
  readonly tick: () => Promise<void>
  /** The answer of `GET /v1/metadata`. */
  readonly status: () => Promise<Json>
  /** Messages of the log that hold this text, parsed. */
  readonly logged: (message: string) => Json[]
}

/** Starts a service and waits for its first tick. */
export async function startMetadataApp(
  { rootFile, databaseFile }: MetadataDirectory,
  options: MetadataAppOptions = {},
): Promise<MetadataApp> {
  const { metadata, config, clock, onDisk = false } = options
  const app = await startTestApp({
    ...(clock !== undefined && { clock }),
    config: { ...config, metadata: { enabled: true, url: null, root_certificate_file: rootFile, ...metadata } },
    ...(onDisk && { environment: { databaseFile } }),
  })
  const maintenance = app.app.get(MetadataMaintenance)
  await maintenance.run()
  const backend = new Backend(app)
  return {
    ...app,
    backend,
    tick: () => maintenance.run(),
    status: async () => bodyOf(await backend.send('GET', '/v1/metadata')),
    logged: (message) => app.log.filter((line) => line.includes(message)).map((line) => JSON.parse(line) as Json),
  }
}
