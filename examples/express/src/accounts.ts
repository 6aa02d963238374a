import { randomUUID } from 'node:crypto'

/** A customer of the shop. Use your own user table instead. */
export interface Account {
  readonly id: string
  readonly email: string
}

const accounts = new Map<string, Account>()

export function createAccount(email: string): Account {
  const account = { id: randomUUID(), email }
  accounts.set(account.id, account)
  return account
}

export function findAccount(id: string | undefined): Account | undefined {
  return id === undefined ? undefined : accounts.get(id)
}

export function findAccountByEmail(email: string): Account | undefined {
  return [...accounts.values()].find((account) => account.email === email)
}
