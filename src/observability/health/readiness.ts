import { Injectable } from '@nestjs/common'

/** Whether the process still wants requests. Load balancers read it at `GET /health/ready`. */
@Injectable()
export class Readiness {
  #isStopping = false

  get isStopping(): boolean {
    return this.#isStopping
  }

  /** Asks load balancers for no more requests. */
  stop(): void {
    this.#isStopping = true
  }
}
