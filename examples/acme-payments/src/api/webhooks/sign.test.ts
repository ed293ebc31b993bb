import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sign, verify } from './sign';

test('what we sign is verified, and a changed body is not', () => {
  const header = sign('{"id":"po_1"}', 'test-only', 1_789_000_000);
  assert.equal(verify('{"id":"po_1"}', 'test-only', header), true);
  assert.equal(verify('{"id":"po_2"}', 'test-only', header), false);
});
