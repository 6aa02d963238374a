import { DER_TAG, type DerElement, type DerReader } from './der.js'

/**
 * Reads a Time (RFC 5280 §4.1.2.5): a UTCTime or GeneralizedTime in UTC, with seconds and without a fraction. RFC
 * 5280 forbids issuers a GeneralizedTime before 2050, but it is unambiguous and accepted.
 *
 * @returns milliseconds since 1970-01-01 UTC
 * @throws MalformedInputError `der_time_invalid` when the time is malformed or not a valid date
 */
export function readTime(reader: DerReader): number {
  return timeValue(reader, reader.next())
}

export function isTimeTag(tag: number | undefined): boolean {
  return tag === DER_TAG.utcTime || tag === DER_TAG.generalizedTime
}

function timeValue(reader: DerReader, element: DerElement): number {
  if (!isTimeTag(element.tag)) throw reader.fault('der_tag_unexpected', element.start)
  const yearDigits = element.tag === DER_TAG.utcTime ? 2 : 4
  const lastOctet = element.contentStart + yearDigits + 10
  const endsWithZ = element.end === lastOctet + 1 && reader.bytes[lastOctet] === 0x5a
  if (!endsWithZ) throw reader.fault('der_time_invalid', element.start)
  const year = digits(reader, element, 0, yearDigits)
  const at = (pair: number): number => digits(reader, element, yearDigits + pair * 2, 2)
  const fields = [expandYear(year, yearDigits), at(0) - 1, at(1), at(2), at(3), at(4)] as const
  if (!exists(fields)) throw reader.fault('der_time_invalid', element.start)
  return utcMillis(fields)
}

type TimeFields = readonly [year: number, month: number, day: number, hour: number, minute: number, second: number]

/** A year of two digits is between 1950 and 2049. */
function expandYear(year: number, yearDigits: number): number {
  if (yearDigits === 4) return year
  return year < 50 ? 2000 + year : 1900 + year
}

function digits(reader: DerReader, element: DerElement, from: number, count: number): number {
  let value = 0
  for (let i = element.contentStart + from; i < element.contentStart + from + count; i++) {
    const digit = (reader.bytes[i] as number) - 0x30
    if (digit < 0 || digit > 9) throw reader.fault('der_time_invalid', element.start)
    value = value * 10 + digit
  }
  return value
}

function exists([year, month, day, hour, minute, second]: TimeFields): boolean {
  if (month < 0 || month > 11 || hour > 23 || minute > 59 || second > 59) return false
  return day >= 1 && day <= new Date(utcMillis([year, month + 1, 0, 0, 0, 0])).getUTCDate()
}

/** Like `Date.UTC`, but without mapping the years 0 to 99 to 1900 to 1999. */
function utcMillis([year, month, day, hour, minute, second]: TimeFields): number {
  const date = new Date(Date.UTC(2000, month, day, hour, minute, second))
  return date.setUTCFullYear(year, month, day)
}
