import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const CHILD = join(import.meta.dirname, '../support/children/cut-cbor.ts')

/** fido2-lib up to 3.5.7 read beyond the end of a string in a native CBOR decoder, and the process died. */
describe('GHSA-g3qj-j598-cxmq: CBOR that is cut at any length, or has a false length,', () => {
  it('is rejected, and the process lives', () => {
    const { NODE_OPTIONS: _jestOnly, ...env } = process.env
    const output = execFileSync(process.execPath, ['--import', 'tsx', CHILD], { encoding: 'utf8', env })
    const { tried, rejected } = JSON.parse(output) as { tried: number; rejected: number }
    expect(tried).toBeGreaterThan(200)
    expect(rejected).toBe(tried)
  }, 60_000)
})
