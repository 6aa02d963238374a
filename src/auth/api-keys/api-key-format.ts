import { parseBearerSecret, type BearerSecret } from '../../common/bearer-secret.js'

/** `lk_<id>_<secret>` */
const FORMAT = /^lk_([A-Za-z0-9-]{1,64})_([A-Za-z0-9._~-]{32,256})$/

/** Returns the parts of an API key, or undefined when the text has another format. */
export function parseApiKey(text: string): BearerSecret | undefined {
  return parseBearerSecret(text, FORMAT)
}

export function formatApiKey({ id, secret }: BearerSecret): string {
  return `lk_${id}_${secret}`
}
