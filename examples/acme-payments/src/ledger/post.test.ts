import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Database } from '../platform/database';
import { DuplicateEntryError, postEntry, type Entry } from './post';

const entry: Entry = {
  id: 'payout:po_1',
  postedAt: new Date(0),
  lines: [
    { account: 'merchant:m_1', side: 'debit', amount: { minor: 500n, currency: 'SEK' } },
    { account: 'settlement', side: 'credit', amount: { minor: 500n, currency: 'SEK' } },
  ],
};

test('a duplicate entry is refused', async () => {
  const full: Database = { query: async () => [] };
  await assert.rejects(postEntry(full, entry), DuplicateEntryError);
});
