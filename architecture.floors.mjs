/**
 * The floors of `src/`, lowest first: a folder imports only from folders on lower floors (rule I9, ARCHITECTURE.md).
 * The top floor composes the application. Its folders and the files directly in `src/` may import each other.
 */
export const FLOORS = [
  ['webauthn'],
  ['config'],
  ['common'],
  ['access', 'database'],
  ['observability', 'openapi'],
  ['users'],
  ['limits'],
  ['auth'],
  ['cross-origin', 'documents', 'metadata'],
  ['passkeys'],
  ['introspection', 'model-recheck', 'signed-requests'],
  ['demo', 'doctor', 'doors'],
  ['cli', 'testing'],
]

const TOP = FLOORS.length - 1

/** Returns the folder of `src/` that holds a file, or undefined for files directly in `src/`. */
export function folderOf(path) {
  return /^src\/([^/]+)\//.exec(path)?.[1]
}

/** Returns the floor of a file of `src/`, or -1 when its folder is on no floor. */
export function floorOf(path) {
  const folder = folderOf(path)
  return folder === undefined ? TOP : FLOORS.findIndex((folders) => folders.includes(folder))
}

/** Returns whether one file of `src/` may import another. */
export function mayImport(from, target) {
  const [own, other] = [floorOf(from), floorOf(target)]
  if (own === -1 || other === -1) return false
  return other < own || folderOf(from) === folderOf(target) || (own === TOP && other === TOP)
}
