import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { readAlgorithms } from './algorithms.js'
import { CONFIG_FILE_SCHEMA } from './config-file.schema.js'
import { readEdge } from './edge-settings.js'
import { type Environment, readEnvironment, type Variables } from './environment.js'
import { readAttestation } from './attestation-settings.js'
import { InvalidConfigurationError } from './invalid-configuration-error.js'
import { LatchkeyConfig } from './latchkey-config.js'
import { readMetadata } from './metadata-settings.js'
import { readModelNames } from './model-names.js'
import { readPurposes } from './purposes.schema.js'
import { readRelyingParty } from './relying-party.js'
import type { ConfigProblem, Report } from './schema/field.js'
import { parseJsonc } from './schema/parse-jsonc.js'
import { readValues } from './schema/read-values.js'
import { checkSecretFile } from './secrets.js'
import { TrustFiles } from './trust-files.js'

/** Taken from the working directory when PASSKEY_CONFIG names no other file. */
const DEFAULT_FILE = 'passkey_config.jsonc'

/**
 * The configuration of this process. Throws InvalidConfigurationError with everything that is wrong.
 *
 * @param file the configuration file, in place of the one that the environment names
 */
export function loadProcessConfig(file?: string): LatchkeyConfig {
  return loadConfig(file === undefined ? process.env : { ...process.env, PASSKEY_CONFIG: file }, process.cwd())
}

/** Reads the environment and the file it names. */
export function loadConfig(variables: Variables, workingDirectory: string): LatchkeyConfig {
  const problems: ConfigProblem[] = []
  const report: Report = (problem) => problems.push(problem)
  const environment = readEnvironment(variables, workingDirectory, report)
  // Where the variable is set the file counts for nothing; what is wrong with the variable is reported already.
  if (!variables['LATCHKEY_SECRET']) checkSecretFile(environment, report)
  return createConfig(readFile(environment, workingDirectory, report), environment, problems)
}

/**
 * Builds the configuration from the content of a file and an environment.
 *
 * @param problems what is known to be wrong already; throws InvalidConfigurationError with these and its own
 */
export function createConfig(
  content: unknown,
  environment: Environment,
  problems: readonly ConfigProblem[] = [],
): LatchkeyConfig {
  const all = [...problems]
  const report: Report = (problem) => all.push(problem)
  const file = readValues(CONFIG_FILE_SCHEMA, content, report)
  const relyingParty = readRelyingParty(file, environment.port, report)
  const algorithms = readAlgorithms(file.registration.algorithms, 'registration.algorithms', report)
  const purposes = readPurposes(file.purposes, file.authentication, report)
  const files = new TrustFiles(environment.workingDirectory, report)
  const attestation = readAttestation(file, files)
  const metadata = readMetadata(file.metadata, files, report)
  const modelNames = readModelNames(file.aaguid_names, files, report)
  const edge = readEdge(file, relyingParty?.rpId, environment, report)
  if (relyingParty === undefined || metadata === undefined || all.length > 0) throw new InvalidConfigurationError(all)
  const derived = { relyingParty, algorithms, purposes, attestation, metadata, modelNames, edge }
  return new LatchkeyConfig(file, derived, environment)
}

/** The content of the file; without one, nothing but defaults. */
function readFile(environment: Environment, workingDirectory: string, report: Report): unknown {
  const byDefault = resolve(workingDirectory, DEFAULT_FILE)
  const path = environment.configFile ?? (existsSync(byDefault) ? byDefault : undefined)
  if (path === undefined) return {}
  try {
    const content = parseJsonc(readFileSync(path, 'utf8'), report)
    return content === undefined ? {} : content
  } catch (error) {
    report({ path: 'PASSKEY_CONFIG', reason: `cannot be read: ${(error as Error).message}` })
    return {}
  }
}
