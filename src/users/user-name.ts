/**
 * The form in which e-mail addresses and usernames are compared: the only place that decides which two are the same.
 * What is shown is always what was written.
 */
export function nameKeyOf(emailOrUsername: string): string {
  // Lower case can undo the normal form, and the normal form can bring forth spaces.
  return emailOrUsername.normalize('NFKC').toLowerCase().normalize('NFKC').trim()
}
