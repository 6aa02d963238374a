import type { Standing, Subject } from './quota.js'

/** Where requests are counted. Processes that share a store share their limits. */
export abstract class LimitStore {
  /** Counts one, in one step: of two requests at once, each sees the other's. */
  abstract add(subject: Subject): Promise<Standing>
  /** How a subject stands, without counting. */
  abstract look(subject: Subject): Promise<Standing>
}
