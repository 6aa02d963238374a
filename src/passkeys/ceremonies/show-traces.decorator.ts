import { Injectable, type PipeTransform } from '@nestjs/common'
import { Request } from '../../common/http/request.decorator.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'

@Injectable()
class ShowTracesPipe implements PipeTransform<unknown, boolean> {
  constructor(private readonly config: LatchkeyConfig) {}

  transform(): boolean {
    return this.config.endUserRealm.showTraces
  }
}

/** Injects whether browsers may see the verification trace of their own successful ceremonies. */
export const ShowTraces = () => Request(ShowTracesPipe)
