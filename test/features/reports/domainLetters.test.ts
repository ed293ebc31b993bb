import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { domainLetters } from '../../../src/features/reports/domainLetters.ts';

describe('the letters of domains', () => {
  for (const [names, expected] of [
    [
      ['Payouts', 'Ledger'],
      ['Pa', 'Le'],
    ],
    [
      ['Merchant portal', 'Public API'],
      ['MP', 'PA'],
    ],
    [
      ['Payouts', 'Pages', 'Packages', 'Pa'],
      ['Pa', 'Pg', 'Pc', 'Pd'],
    ],
    [
      ['x', '山田', '🦊🦊', 'ß'],
      ['Xd', '山田', 'D2', 'Sd'],
    ],
    [
      ['Payouts', 'Public API', 'Portal and Admin'],
      ['Pa', 'Pu', 'Po'],
    ],
    [
      ['__proto__', 'constructor'],
      ['Pr', 'Co'],
    ],
  ] as const)
    it(names.join(', '), () => {
      assert.deepEqual(lettersOf(names), expected);
    });

  it('differ among a thousand domains, and stay when one more comes', () => {
    const names = Array.from({ length: 1000 }, (_, at) => `Part ${String(at)}`);
    const letters = lettersOf(names);
    assert.equal(new Set(letters.map((one) => one.toLowerCase())).size, 1000);
    assert.ok(letters.every((one) => Array.from(one).length === 2));
    assert.deepEqual(lettersOf([...names, 'Payouts']).slice(0, -1), letters);
  });
});

function lettersOf(names: readonly string[]): string[] {
  const domains = names.map(
    (name, at) => `  - { id: d${String(at)}, name: "${name}", paths: [a/], owners: ["@x"] }\n`,
  );
  const analysis = analyze([{ path: 'leadership.yaml', text: `version: 1\ndomains:\n${domains.join('')}` }]);
  const letters = domainLetters(analysis);
  return (analysis.files[0]?.lastGoodModel?.leadership.domains.items ?? []).map(
    (one) => letters.get(one) ?? '',
  );
}
