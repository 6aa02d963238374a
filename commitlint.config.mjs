// Commit messages follow Conventional Commits: `fix(limits): count names per address`. The reason belongs in the body.
import { markersIn } from './scripts/language/count.mjs'

const plainEnglish = ({ header, body }) => {
  const phrases = markersIn(`${header ?? ''}\n\n${body ?? ''}`).map(({ phrase, advice }) => `"${phrase}" (${advice})`)
  return [phrases.length === 0, `write in plain English: ${phrases.join(', ')}`]
}

export default {
  extends: ['@commitlint/config-conventional'],
  plugins: [{ rules: { 'plain-english': plainEnglish } }],
  rules: {
    'header-max-length': [2, 'always', 72],
    'body-max-line-length': [0],
    'plain-english': [2, 'always'],
  },
}
