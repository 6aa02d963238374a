import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import { AdministeredKey } from './administered-key.js'
import { apiKeyStateAt } from '../../access/api-key.js'
import { ApiKeysRepository } from './api-keys.repository.js'

/** Changes of API keys, one after the other. */
@Injectable()
export class AdministeredKeys {
  constructor(
    private readonly repository: ApiKeysRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs the change of a key in one unit of work. The key stays locked until its end, and so do those that can do
   * everything: of two changes that would leave none of them, the second one sees the first. Throws
   * `api_key_not_found`.
   */
  run<T>(id: string, work: (subject: AdministeredKey) => Promise<T>): Promise<T> {
    return this.unitOfWork.run(async () => {
      const admins = await this.repository.listAdmins()
      await this.repository.lock([...new Set([id, ...admins.map((admin) => admin.id)])])
      const stored = await this.repository.find(id)
      if (stored === undefined) throw new ProblemError('api_key_not_found')
      const at = this.clock.now()
      const others = (await this.repository.listAdmins()).filter((admin) => admin.id !== id)
      const active = others.filter((admin) => apiKeyStateAt(admin, at) === 'active')
      return work(new AdministeredKey(stored.apiKey, at, active))
    })
  }
}
