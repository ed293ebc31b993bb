import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBalanced } from '../../ledger/post';
import { payoutEntry } from './payout-entry';

test('the entry of a payout is balanced and named after it', () => {
  const entry = payoutEntry(
    {
      id: 'po_1',
      merchantId: 'm_1',
      amount: { minor: 1_250n, currency: 'EUR' },
      status: 'scheduled',
      valueDate: new Date(0),
    },
    new Date(0),
  );
  assert.deepEqual([entry.id, isBalanced(entry)], ['payout:po_1', true]);
});
