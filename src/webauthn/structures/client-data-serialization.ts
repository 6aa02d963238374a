import type { ClientData } from './client-data.js'

/**
 * Whether the text of client data is spelled the way §5.8.1.1 tells clients to serialise it: a verifier that only
 * compares the prefix (§5.8.1.2) then reads the same members as one that parses JSON. Clients of Level 1 and some
 * platform libraries spell it otherwise, so this is for relying parties that refuse ambiguity at their price.
 */
export function followsSerialization(text: string, clientData: ClientData): boolean {
  const prefix = serializedPrefix(clientData)
  const next = text.charAt(prefix.length)
  return text.startsWith(prefix) && (next === '}' || next === ',')
}

function serializedPrefix({ type, challenge, origin, crossOrigin, topOrigin }: ClientData): string {
  const members = [
    `"type":${quote(type)}`,
    `"challenge":${quote(challenge)}`,
    `"origin":${quote(origin)}`,
    `"crossOrigin":${crossOrigin === true}`,
  ]
  if (topOrigin !== undefined) members.push(`"topOrigin":${quote(topOrigin)}`)
  return `{${members.join(',')}`
}

/** CCDToString (§5.8.1.1): unlike JSON.stringify, it has no short escapes for control characters. */
function quote(text: string): string {
  return `"${Array.from(text, escape).join('')}"`
}

function escape(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`
  if (character >= ' ') return character
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
