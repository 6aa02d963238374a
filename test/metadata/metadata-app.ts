import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MetadataMaintenance } from '../../src/model-recheck/metadata-maintenance.js'
import type { Aaguid } from '../../src/webauthn/index.js'
import { startTestApp, type TestApp } from '../support/app.js'
import { databaseIn } from '../support/databases.js'
import type { TestClock } from '../support/clock.js'
import { Backend, bodyOf, type Json } from '../support/flows.js'
import { TEST_ROOT } from '../support/statements/test-format.js'
import { makeBlob, root } from '../webauthn/trust/metadata/blob-maker.js'
import { base64, entryJson, payloadJson, reportJson } from '../webauthn/trust/metadata/metadata-json.js'

/** The default model of the software authenticators. */
export const MODEL = 'd1e5c0ff-ee00-4000-8000-0000000000aa' as Aaguid

/** The `nextUpdate` of the test BLOBs. */
export const NEXT_UPDATE = '2026-07-01'

/** Returns the metadata entry of the default model with these statuses. */
export function entryOf(...statuses: readonly string[]): Json {
  const statement = { aaguid: MODEL, attestationRootCertificates: [base64(TEST_ROOT)] }
  return entryJson({ aaguid: MODEL, statusReports: statuses.map((status) => reportJson(status)) }, statement)
}

/** Returns a BLOB whose only entry is the default model with these statuses. */
export function blobOf(no: number, ...statuses: readonly string[]): string {
  return makeBlob({ payload: payloadJson({ no, nextUpdate: NEXT_UPDATE, entries: [entryOf(...statuses)] }) })
}

/** A temporary directory with the root certificate of the metadata service. */
export interface MetadataDirectory {
  readonly path: string
  readonly rootFile: string
  remove(): void
}

export function makeDirectory(): MetadataDirectory {
  const path = mkdtempSync(join(tmpdir(), 'latchkey-metadata-'))
  const rootFile = join(path, 'root.pem')
  writeFileSync(rootFile, root.pem)
  return {
    path,
    rootFile,
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}

export interface MetadataAppOptions {
  /** Members of the configuration section `metadata`. */
  readonly metadata?: Json
  /** Other configuration sections. */
  readonly config?: Json
  readonly clock?: TestClock
  /** Stores the database on disk, so that it outlives the application. */
  readonly onDisk?: boolean
}

/** A running server that uses metadata. */
export interface MetadataApp extends TestApp {
  readonly backend: Backend
  /** Runs what is due, as the server does every minute. */
  readonly tick: () => Promise<void>
  /** Returns the response of `GET /v1/metadata`. */
  readonly status: () => Promise<Json>
  /** Returns the parsed log lines that contain this text. */
  readonly logged: (message: string) => Json[]
}

/** Starts a server and waits for its first run. */
export async function startMetadataApp(
  { path, rootFile }: MetadataDirectory,
  options: MetadataAppOptions = {},
): Promise<MetadataApp> {
  const { metadata, config, clock, onDisk = false } = options
  const app = await startTestApp({
    ...(clock !== undefined && { clock }),
    config: { ...config, metadata: { enabled: true, url: null, root_certificate_file: rootFile, ...metadata } },
    ...(onDisk && { environment: { database: databaseIn(join(path, 'data')) } }),
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
