import assert from 'node:assert/strict';
import { analyze } from '../../../../src/analyze.ts';
import { ownersNear, patternsAround } from '../../../../src/features/language/completion/nearbyOwners.ts';
import { ownerCandidates } from '../../../../src/features/language/completion/owners.ts';
import { fileList } from '../../../../src/ownership/coverage/fileList.ts';

const text = `version: 1
purpose: P
goals: [G]
decisionCriteria: [C]
people:
  ana: { name: Ana de la Cruz, github: octo-ana, email: a.cruz@corp.example }
  bo: Bo
teams:
  crew: { name: Payout Crew, members: [bo], github: acme/payers }
domains:
  - id: web
    paths: [web/]
    owners: [bo]
  - { id: src, paths: [src/], owners: [crew] }
  - id: risk
    paths:
      - src/risk/
    owners: ["@acme/risk"]
  - { id: pay, paths: [src/pay/], owners: [ana] }
  - id: docs
    paths: [docs/]
    decisions:
      - { decision: Publish, authority: i-intend }
    owners: ["@acme/docs"]
`;
const files = fileList(['web/a', 'src/risk/b', 'src/pay/c', 'src/new/d', 'docs/e']);
const { ownership } = analyze([{ path: 'leadership.yaml', text }], files);
const outside = { codeowners: [], authors: [{ name: 'Cy Dee', email: 'cy@other.example' }] };

describe('the owners that are offered', () => {
  const offers = ownerCandidates(ownership.scopeIn(''), outside, []);

  for (const [label, words] of [
    ['ana', ['ana', 'de', 'Cruz', 'octo-ana', 'a.cruz', 'corp.example']],
    ['crew', ['crew', 'Payout', 'acme/payers']],
    ['@acme/risk', ['@acme/risk', 'acme/risk']],
    ['cy@other.example', ['cy', 'other.example', 'Dee']],
  ] as const)
    it(`${label} is found by ${words.join(', ')}`, () => {
      const { filter = '' } = offers.find((offer) => offer.label === label) ?? {};
      // VS Code finds what starts a word.
      assert.deepEqual(
        words.filter((word) => !` ${filter}`.includes(` ${word}`)),
        [],
      );
    });

  for (const [pattern, near] of [
    ['/src/new/', ['crew src/new/', 'ana src/pay/', '@acme/risk src/risk/', '@acme/docs docs/', 'bo web/']],
    ['src/pay/**/*.ts', ['ana src/pay/', 'crew src/', '@acme/risk src/risk/', '@acme/docs docs/', 'bo web/']],
    ['docs/', ['@acme/docs docs/', 'crew src/', 'bo web/']],
    ['README.md', []],
    ['*.md', []],
    ['!src/', []],
  ] as const)
    it(`near ${pattern} are ${near.join(', ')}`, () => {
      const found = [...ownersNear({ files, ownership, folder: '' }, [pattern])];
      assert.deepEqual(
        found.map((one) => one.join(' ')),
        near,
      );
    });

  it('come with those near the place first', () => {
    const near = ownersNear({ files, ownership, folder: '' }, ['src/risk/']);
    assert.deepEqual(
      ownerCandidates(ownership.scopeIn(''), outside, ['crew'], near).map(
        ({ label, detail }) => `${label}: ${detail ?? ''}`,
      ),
      [
        '@acme/risk: already listed · owns src/risk/',
        'ana: Ana de la Cruz · owns src/pay/',
        '@acme/docs: already listed · owns docs/',
        'bo: Bo · owns web/',
        'cy@other.example: Cy Dee · git',
      ],
    );
  });

  for (const [title, cursor, patterns] of [
    ['in a list in brackets', 'owners: [bo', ['web/']],
    ['after a list in lines', '"@acme/risk"', ['src/risk/']],
    ['in braces', 'owners: [crew', ['src/']],
    ['after a list of decisions', '"@acme/docs', ['docs/']],
    ['outside of domains', 'goals: [G', []],
  ] as const)
    it(`know the patterns of their domain ${title}`, () => {
      assert.deepEqual(patternsAround(text, text.indexOf(cursor) + cursor.length), patterns);
    });
});
