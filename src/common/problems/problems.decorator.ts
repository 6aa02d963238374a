import { ApiExtension } from '@nestjs/swagger'
import type { ProblemCode } from './problem-codes.data.js'

/** The extensions of an operation that say which problems it can answer; the published document spells them out. */
export const PROBLEMS = 'x-problems'
export const ENGINE_PROBLEMS = 'x-engine-problems'

/** The extension of an operation whose requests are counted. */
export const LIMITED = 'x-limited'

/** Whose refusals an operation can answer with. */
export type EngineCeremony = 'registration' | 'authentication'

/**
 * Declares the problems of a handler, beside those that its access, its parameters and its body bring with them. Once a
 * handler: of two, the upper one would count alone.
 */
export const Problems = (...codes: readonly [ProblemCode, ...ProblemCode[]]) => ApiExtension(PROBLEMS, codes)

/** Declares that a handler verifies a ceremony and answers with the engine's own codes when it is refused. */
export const EngineProblems = (ceremony: EngineCeremony) => ApiExtension(ENGINE_PROBLEMS, ceremony)
