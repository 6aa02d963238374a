import { ApiExtension } from '@nestjs/swagger'
import type { ProblemCode } from './problem-codes.data.js'

/** OpenAPI extensions that name the problems of an operation; the published document describes them in full. */
export const PROBLEMS = 'x-problems'
export const ENGINE_PROBLEMS = 'x-engine-problems'

/** OpenAPI extension of a rate-limited operation. */
export const LIMITED = 'x-limited'

/** The ceremony whose errors an operation can return. */
export type EngineCeremony = 'registration' | 'authentication'

/**
 * Declares the problems of a handler, in addition to the problems implied by its access, parameters and body. Use it once
 * for each handler: a second decorator would replace the first.
 */
export const Problems = (...codes: readonly [ProblemCode, ...ProblemCode[]]) => ApiExtension(PROBLEMS, codes)

/** Declares that a handler verifies a ceremony and can return the engine's error codes. */
export const EngineProblems = (ceremony: EngineCeremony) => ApiExtension(ENGINE_PROBLEMS, ceremony)
