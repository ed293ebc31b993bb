import assert from 'node:assert/strict';
import { analyzeOnce } from '../../src/analyze.ts';
import { domainLetters } from '../../src/answers/domainLetters.ts';

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
      ['Pa', 'Pg', 'Pc', 'Pa'],
    ],
    [
      ['x', '山田', '🦊🦊', 'ß'],
      ['X', '山田', '', 'SS'],
    ],
    [
      ['__proto__', 'constructor'],
      ['Pr', 'Co'],
    ],
  ] as const)
    it(names.join(', '), () => {
      const domains = names.map(
        (name, at) => `  - { id: d${String(at)}, name: "${name}", paths: [a/], owners: ["@x"] }\n`,
      );
      const analysis = analyzeOnce([
        { path: 'leadership.yaml', text: `version: 1\ndomains:\n${domains.join('')}` },
      ]);
      const letters = domainLetters(analysis);
      const found = (analysis.files[0]?.lastGoodModel?.leadership.domains.items ?? []).map(
        (one) => letters.get(one) ?? '',
      );
      assert.deepEqual(found, expected);
    });
});
