import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Database } from '../platform/database';
import { assess } from './rules';

const calm = { query: async () => [{ usual: 100, recent: 110 }] } as unknown as Database;

test('a usual amount passes', async () => {
  const verdict = await assess(calm, { merchantId: 'm_1', amount: { minor: 120_00n, currency: 'EUR' } });
  assert.deepEqual(verdict, { kind: 'pass' });
});

test('an amount over the daily limit is held with a reason', async () => {
  const verdict = await assess(calm, { merchantId: 'm_1', amount: { minor: 60_000_00n, currency: 'EUR' } });
  assert.deepEqual(verdict, { kind: 'hold', reason: 'More than 50000.00 EUR in one day' });
});
