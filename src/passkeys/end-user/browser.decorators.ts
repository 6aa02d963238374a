import { documentsCookie } from '../../common/http/cookies.js'
import { Exchange } from '../../common/http/http-exchange.js'
import { BindBrowserPipe } from './bind-browser.pipe.js'
import { KnownBrowserPipe } from './known-browser.pipe.js'

/** The browser a ceremony begins in, bound to it by a cookie. */
export const StartingBrowser = () => documentsCookie(Exchange(BindBrowserPipe), { gives: 'browser' })

/** The browser a ceremony ends in, as its cookie shows it. */
export const FinishingBrowser = () => documentsCookie(Exchange(KnownBrowserPipe), { takes: 'browser' })
