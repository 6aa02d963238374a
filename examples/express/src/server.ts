import { createShop } from './app.js'
import { connectLatchkey } from './latchkey.js'

const { LATCHKEY_URL = 'http://localhost:3000', LATCHKEY_API_KEY, PORT = '4000' } = process.env
if (LATCHKEY_API_KEY === undefined) throw new Error('LATCHKEY_API_KEY is not set: it is the key Latchkey printed')

const latchkey = connectLatchkey(LATCHKEY_URL, LATCHKEY_API_KEY)
createShop({ latchkey, latchkeyUrl: LATCHKEY_URL }).listen(Number(PORT), 'localhost', () => {
  console.log(`The shop is at http://localhost:${PORT}`)
})
