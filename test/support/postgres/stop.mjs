// Stops the server of start.mjs, or deletes the databases of the run from the server that TEST_DATABASE_URL names.
import pg from 'pg'

export default async function stop() {
  if (globalThis.latchkeyPostgres) {
    await globalThis.latchkeyPostgres.stop()
    delete process.env.TEST_DATABASE_URL
    return
  }
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL })
  await client.connect()
  const { rows } = await client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [
    process.env.TEST_DATABASE_PREFIX,
  ])
  for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`)
  await client.end()
}
