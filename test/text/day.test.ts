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
    ['2026-11-22', '90D', undefined],
    ['2026-11-22', 'p3m', undefined],
    ['2026-11-22', '1y2m', undefined],
    ['2026-11-31', '90d', undefined],
    ['2026-13-01', '90d', undefined],
    ['soon', '90d', undefined],
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

  it('have not passed if there is no such day', () => {
    for (const day of [
      '2024-02-30',
      '2024-04-31',
      '2024-13-01',
      '2024-00-10',
      '2024-01-00',
      '2024-1-1',
      '2024',
    ])
      assert.equal(hasPassed(day, '2026-11-22'), false, day);
    assert.ok(hasPassed('2024-02-29', '2026-11-22'));
  });
});
