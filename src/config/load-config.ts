import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { resolveAlgorithms } from './algorithms.js'
import { resolveAttestation } from './attestation-settings.js'
import { CONFIG_FILE_SCHEMA } from './config-file.schema.js'
import type { Report } from './config-problem.js'
import { ConfigProblems } from './config-problems.js'
import { resolveDatabase } from './database.schema.js'
import { resolveDocumentation } from './documentation.schema.js'
import { resolveEdge } from './edge-settings.js'
import { resolveEndUserRealm } from './end-user-realm.schema.js'
import { isLocalhost } from './domains.js'
import { type Environment, readEnvironment, type Variables } from './environment.js'
import { applyOverrides } from './environment-overrides.js'
import { LatchkeyConfig } from './latchkey-config.js'
import { resolveMetadata } from './metadata-settings.js'
import { resolveMetrics } from './metrics.schema.js'
import { readModelNames } from './model-names.js'
import { resolvePurposes } from './purposes.schema.js'
import { readRelyingParty } from './relying-party.js'
import { parseJsonc } from './schema/parse-jsonc.js'
import { readValues } from './schema/read-values.js'
import { checkSecretFile } from './secrets.js'
import { TrustFiles } from './trust-files.js'

/** The default of PASSKEY_CONFIG, relative to the working directory. */
const DEFAULT_FILE = 'passkey_config.jsonc'

/**
 * Loads the configuration of this process.
 *
 * @param file the configuration file; replaces PASSKEY_CONFIG
 * @throws InvalidConfigurationError with every problem
 */
export function loadProcessConfig(file?: string): LatchkeyConfig {
  return loadConfig(file === undefined ? process.env : { ...process.env, PASSKEY_CONFIG: file }, process.cwd())
}

/**
 * Reads environment variables and the configuration file that they name.
 *
 * @throws InvalidConfigurationError with every problem
 */
export function loadConfig(variables: Variables, workingDirectory: string): LatchkeyConfig {
  const problems = new ConfigProblems()
  const environment = readEnvironment(variables, workingDirectory, problems.report)
  // The file is used only if no variable provides the secret. Invalid variables have been reported.
  if (!variables['LATCHKEY_SECRET'] && !variables['LATCHKEY_SECRET_FILE']) checkSecretFile(environment, problems.report)
  const content = applyOverrides(readFile(environment, workingDirectory, problems.report), variables, problems)
  return createConfig(content, environment, problems)
}

/**
 * Creates the configuration from the content of a file and an environment.
 *
 * @param problems the problems that were found before
 * @throws InvalidConfigurationError with every problem
 */
export function createConfig(
  content: unknown,
  environment: Environment,
  problems: ConfigProblems = new ConfigProblems(),
): LatchkeyConfig {
  const { report } = problems
  const file = readValues(CONFIG_FILE_SCHEMA, content, report)
  const relyingParty = readRelyingParty(file, environment.port, report)
  const algorithms = resolveAlgorithms(file.registration.algorithms, 'registration.algorithms', report)
  const purposes = resolvePurposes(file.purposes, file.authentication, report)
  const files = new TrustFiles(environment.workingDirectory, report)
  const attestation = resolveAttestation(file, files)
  const metadata = resolveMetadata(file.metadata, files, report)
  const modelNames = readModelNames(file.aaguid_names, files, report)
  const database = resolveDatabase(file.database, environment.database, files, report)
  const edge = resolveEdge(file, relyingParty?.rpId, environment, report)
  // An invalid host name is reported already, so it must cause no further problems.
  const onLocalhost = relyingParty === undefined || isLocalhost(relyingParty.rpId)
  const endUserRealm = resolveEndUserRealm(file.end_user_realm, onLocalhost, report)
  const documentation = resolveDocumentation(file.documentation, onLocalhost, report)
  const derived = {
    ...{ relyingParty, algorithms, purposes, attestation, metadata, modelNames, edge },
    ...{ endUserRealm, documentation, database, metrics: resolveMetrics(file.metrics, onLocalhost) },
  }
  return new LatchkeyConfig(file, problems.complete(derived), environment)
}

/** Returns the content of the file, or an empty object if there is no file. */
function readFile(environment: Environment, workingDirectory: string, report: Report): unknown {
  const defaultFile = resolve(workingDirectory, DEFAULT_FILE)
  const path = environment.configFile ?? (existsSync(defaultFile) ? defaultFile : undefined)
  if (path === undefined) return {}
  try {
    const content = parseJsonc(readFileSync(path, 'utf8'), report)
    return content === undefined ? {} : content
  } catch (error) {
    report({ path: 'PASSKEY_CONFIG', reason: `cannot be read: ${(error as Error).message}` })
    return {}
  }
}
