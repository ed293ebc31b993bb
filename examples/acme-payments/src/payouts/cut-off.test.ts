import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockAt } from '../platform/clock';
import { valueDateFor } from './cut-off';

const cases: [now: string, valueDate: string][] = [
  ['2026-09-11T15:29:00Z', '2026-09-11'],
  ['2026-09-11T15:30:00Z', '2026-09-14'],
  ['2026-09-12T06:00:00Z', '2026-09-14'],
];

for (const [now, valueDate] of cases) {
  test(`earned at ${now}, paid on ${valueDate}`, () => {
    assert.equal(valueDateFor(clockAt(now).now()).toISOString().slice(0, 10), valueDate);
  });
}
