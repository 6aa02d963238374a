import { Injectable } from '@nestjs/common'
import { problemOf } from '../../common/problems/problem-of.js'
import type { LabelsOf } from '../../observability/metrics/metrics.data.js'
import { MetricsService } from '../../observability/metrics/metrics.service.js'
import { ATTESTATION_FORMATS, decodeBase64url, EngineError } from '../../webauthn/index.js'
import { inspectStructure } from '../../webauthn/inspect.js'
import type { ExpiredCeremony } from './ceremonies.repository.js'
import type { CeremonyKind, CeremonyRealm, IssuedCeremonyKind } from './ceremony.js'

type Format = LabelsOf<'ceremoniesFinished'>['format']

/** The part of the result of a registration that metrics read. */
interface RegistrationResult {
  readonly passkey: { readonly attestation: { readonly format: string } }
}

/** An attempt to finish a ceremony. */
interface Attempt {
  readonly kind: CeremonyKind
  readonly realm: CeremonyRealm
  /** The response as the client sent it. */
  readonly response: unknown
}

/** Counts how ceremonies start and end. */
@Injectable()
export class CeremonyMetrics {
  constructor(private readonly metrics: MetricsService) {}

  countStart(kind: IssuedCeremonyKind, realm: CeremonyRealm): void {
    this.metrics.add('ceremoniesStarted', { kind, realm })
  }

  /** Runs an attempt to finish a ceremony and counts its outcome. */
  async count<T extends object>(attempt: Attempt, finish: () => Promise<T>): Promise<T> {
    const { kind, realm } = attempt
    try {
      const result = await finish()
      const format = kind === 'registration' ? formatOf(result) : ''
      this.metrics.add('ceremoniesFinished', { kind, realm, result: 'accepted', code: '', format })
      return result
    } catch (error) {
      if (this.metrics.areEnabled) this.#countRefusal(attempt, error)
      throw error
    }
  }

  /** Counts the ceremonies that a purge has deleted. */
  countAbandoned(ceremonies: readonly ExpiredCeremony[], purgedAt: Date): void {
    for (const { kind, realm } of ceremonies) this.metrics.add('ceremoniesAbandoned', { kind, realm })
    this.metrics.set('purged', { table: 'ceremonies' }, purgedAt.getTime() / 1000)
  }

  #countRefusal({ kind, realm, response }: Attempt, error: unknown): void {
    const format = kind === 'registration' ? formatIn(response) : ''
    this.metrics.add('ceremoniesFinished', { kind, realm, result: 'refused', code: problemOf(error).code, format })
  }
}

function formatOf(result: object): Format {
  return knownFormat((result as Partial<RegistrationResult>).passkey?.attestation.format)
}

/** Returns the attestation format that a response claims. */
function formatIn(response: unknown): Format {
  try {
    const { attestationObject } = (response as { response: { attestationObject: string } }).response
    const fields = inspectStructure('attestationObject', decodeBase64url(attestationObject, 'attestationObject'))
    return knownFormat(fields.find(({ name }) => name === 'fmt')?.value.slice(1, -1))
  } catch (error) {
    if (error instanceof EngineError || error instanceof TypeError) return 'unknown'
    throw error
  }
}

/** The client chooses the text, so an unknown format must not become a label. */
function knownFormat(format: string | undefined): Format {
  return ATTESTATION_FORMATS.find((known) => known === format) ?? 'unknown'
}
