// Lets node run the TypeScript of benchmarks and test support: `node --import ./scripts/typescript.mjs FILE.ts`.
import { register } from 'node:module'

register('./typescript-hooks.mjs', import.meta.url)
