// All values are in milliseconds.

export const DAY = 86_400_000

/** How long clients may cache the JWK set. */
export const JWKS_MAX_AGE = 300_000

/** How often a process reads the keys, which another process may have changed. */
export const READ_INTERVAL = 60_000

/**
 * The minimum time between two reads for an unknown `kid`, so that requests with an invented `kid` do not each cause a
 * read.
 */
export const MIN_REREAD_INTERVAL = 5000

/**
 * How long a key is published before it signs. By then, all processes have read it and all cached JWK sets have
 * expired.
 */
export const PUBLICATION_LEAD = 600_000

/**
 * How long a key stays published after its last token expires, for processes that read late and for clock differences.
 */
export const RETIREMENT_MARGIN = 2 * READ_INTERVAL
