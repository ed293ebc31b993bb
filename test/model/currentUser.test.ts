import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze.ts';
import { personOf, relationOf, authorityFor, type CurrentUser } from '../../src/model/currentUser.ts';

const text = `version: 1
purpose: Merchants get their money
goals: [Same day]
decisionCriteria: [Reversible]
people:
  ana: { name: Ana Lindqvist, email: ana@acme.example, github: ana-acme, gitlab: ana.l }
  bo: Bo Berg
  cy: Cy
  cyd: { name: cy, email: cyd@acme.example }
teams:
  pay: [ana]
domains:
  - id: payouts
    paths: [src/]
    owners: [ana]
`;
const scope = analyze([{ path: 'leadership.yaml', text }]).ownership.scopeIn('');

describe('who somebody is in the file', () => {
  const table: readonly (readonly [CurrentUser, string | undefined])[] = [
    [{ ref: 'ana' }, 'ana'],
    [{ ref: '@ana-acme' }, 'ana'],
    [{ ref: 'ANA@acme.example' }, 'ana'],
    [{ ref: 'pay' }, undefined],
    [{ ref: 'nobody', email: 'ana@acme.example' }, undefined],
    [{ name: 'Someone', email: 'Ana@Acme.example' }, 'ana'],
    [{ name: 'Someone', email: 'ana-acme@users.noreply.github.com' }, 'ana'],
    [{ name: 'Someone', email: '1234+Ana-Acme@users.noreply.github.com' }, 'ana'],
    [{ name: 'Someone', email: '77-ana.l@users.noreply.gitlab.com' }, 'ana'],
    [{ name: 'bo berg', email: 'private@home.example' }, 'bo'],
    // Two have this name.
    [{ name: 'Cy', email: 'private@home.example' }, undefined],
    [{ name: 'Cy', email: 'cyd@acme.example' }, 'cyd'],
    [{}, undefined],
  ];
  for (const [self, expected] of table)
    it(`${JSON.stringify(self)} is ${expected ?? 'nobody who is known'}`, () => {
      assert.equal(personOf(scope, self)?.id.value, expected);
    });
});

describe('how somebody stands to owners', () => {
  const ana: CurrentUser = { email: 'ana@acme.example' };
  const stranger: CurrentUser = { name: 'X', email: 'x@home.example' };
  const table: readonly (readonly [CurrentUser, readonly string[], string])[] = [
    [ana, ['ana'], 'owner'],
    [ana, ['bo', 'pay'], 'owner'],
    [ana, ['@ana-acme'], 'owner'],
    [ana, ['bo'], 'other'],
    [ana, [], 'other'],
    [ana, ['@acme/payouts'], 'unknown'],
    [ana, ['@acme/payouts', 'ana'], 'owner'],
    [stranger, ['ana'], 'unknown'],
    [stranger, ['x@home.example'], 'owner'],
    [{ email: '5+xy@users.noreply.github.com' }, ['@XY'], 'owner'],
    [{ ref: '@acme/payouts' }, ['@acme/Payouts'], 'owner'],
    [{}, ['ana'], 'unknown'],
  ];
  for (const [self, owners, expected] of table)
    it(`${JSON.stringify(self)} to ${owners.join(', ') || 'nobody'}: ${expected}`, () => {
      assert.equal(relationOf(scope, owners, self), expected);
    });
});

describe('what somebody says before they act', () => {
  const table = [
    ['i-have-done', 'owner', 'i-have-done'],
    ['i-have-done', 'other', 'i-intend'],
    ['i-have-been-doing', 'unknown', 'i-intend'],
    ['i-recommend', 'owner', 'i-recommend'],
    ['i-recommend', 'other', 'i-recommend'],
  ] as const;
  for (const [authority, relation, expected] of table)
    it(`${authority} as ${relation}: ${expected}`, () => {
      assert.equal(authorityFor(authority, relation), expected);
    });
});
