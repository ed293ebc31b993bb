import { add, negate, zero, type Amount } from '../money/amount';
import type { Database } from '../platform/database';
import type { AccountId } from './account';

export interface EntryLine {
  readonly account: AccountId;
  readonly side: 'debit' | 'credit';
  readonly amount: Amount;
}

export interface Entry {
  readonly id: string;
  readonly postedAt: Date;
  readonly lines: readonly [EntryLine, EntryLine, ...EntryLine[]];
}

export class DuplicateEntryError extends Error {}

/** Posts an entry permanently: it is never updated or deleted, only followed by another entry. */
export async function postEntry(transaction: Database, entry: Entry): Promise<void> {
  if (!isBalanced(entry)) throw new Error(`Balance the entry ${entry.id} before posting it`);
  const inserted = await transaction.query(
    'insert into ledger_entries (id, posted_at, lines) values ($1, $2, $3) on conflict do nothing returning id',
    [entry.id, entry.postedAt, entry.lines.map(toRow)],
  );
  if (inserted.length === 0) throw new DuplicateEntryError(`entry ${entry.id} is already posted`);
}

export function isBalanced(entry: Entry): boolean {
  const signed = entry.lines.map((line) => (line.side === 'debit' ? line.amount : negate(line.amount)));
  return signed.reduce(add, zero(entry.lines[0].amount.currency)).minor === 0n;
}

function toRow(line: EntryLine): string[] {
  return [line.account, line.side, line.amount.minor.toString(), line.amount.currency];
}
