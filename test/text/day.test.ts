import assert from 'node:assert/strict';
import { after, hasPassed } from '../../src/text/day.ts';

describe('days', () => {
  for (const [day, duration, expected] of [
    ['2026-11-22', '90d', '2027-02-20'],
    ['2026-11-22', '12w', '2027-02-14'],
    ['2026-11-22', '3m', '2027-02-22'],
    ['2026-11-22', '1y', '2027-11-22'],
    ['2024-02-29', 'P1Y', '2025-02-28'],
    ['2027-12-31', 'P2M', '2028-02-29'],
    ['2026-11-22', 'P1Y2M3W4D', '2028-02-16'],
    ['2026-11-22', 'soon', undefined],
    ['2026-11-22', 'P', undefined],
  ] as const)
    it(`${day} and ${duration} are ${String(expected)}`, () => {
      assert.equal(after(day, duration), expected);
    });

  it('have passed from the day after them', () => {
    assert.deepEqual(
      ['2026-11-21', '2026-11-22', '2026-11-23'].map((day) => hasPassed(day, '2026-11-22')),
      [true, false, false],
    );
  });
});
