import { TEXTS } from './texts.js'

const DAY = new Intl.DateTimeFormat('en', { dateStyle: 'medium' })
const AGO = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** "Nov 21, 2025" */
export const day = (iso) => DAY.format(new Date(iso))

/** "just now", "5 minutes ago", "yesterday"; the date after 30 days. */
export function ago(iso, now = Date.now()) {
  const seconds = (now - Date.parse(iso)) / 1000
  if (seconds > 30 * 86_400) return day(iso)
  const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? []
  return unit ? AGO.format(-Math.floor(seconds / length), unit) : TEXTS.passkey.justNow
}
