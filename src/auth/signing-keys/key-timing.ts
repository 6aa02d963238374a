// All in milliseconds.

export const DAY = 86_400_000

/** How long whoever verifies tokens may keep the JWK set. */
export const JWKS_MAX_AGE = 300_000

/** How often a process reads the keys, which another may have changed. */
export const READ_INTERVAL = 60_000

/** How long after one read a `kid` that nobody knows makes for another, so that made-up ones do not read all the time. */
export const READ_AGAIN = 5000

/** How long a key is published before it signs: every process has read it, and every kept JWK set is younger. */
export const PUBLISHED_AHEAD = 600_000

/** How long a key stays beyond its last token: for processes that read later, and clocks that differ. */
export const OVERLAP = 2 * READ_INTERVAL
