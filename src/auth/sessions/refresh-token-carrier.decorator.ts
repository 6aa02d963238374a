import { documentsCookie } from '../../common/http/cookies.js'
import { Exchange } from '../../common/http/http-exchange.js'
import { RefreshTokenCarrierPipe } from './refresh-token-carrier.pipe.js'

/** What carries refresh tokens between the client and a handler. */
export const Carrier = () => documentsCookie(Exchange(RefreshTokenCarrierPipe), { gives: 'refresh' })
