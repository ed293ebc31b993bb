import assert from 'node:assert/strict';
import { isHandle } from '../../src/model/owner.ts';
import { isOwnerOn } from '../../src/ownership/codeowners/host.ts';

/** Words, and whether GitHub and GitLab accept them as owners. */
const words: readonly (readonly [word: string, github: boolean, gitlab: boolean])[] = [
  ['@ana', true, true],
  ['@a', true, true],
  ['@1', true, true],
  ['@Ana-Silva', true, true],
  // Some old accounts end with a hyphen, or have two in a row.
  ['@ana-', true, true],
  ['@ana--silva', true, true],
  // Enterprise Managed Users.
  ['@ana-silva_acme', true, true],
  ['@ana_silva_acme', false, true],
  ['@ana.silva', false, true],
  ['@_ana', false, true],
  [`@${'a'.repeat(39)}`, true, true],
  [`@${'a'.repeat(40)}`, false, true],
  [`@${'a'.repeat(255)}`, false, true],
  [`@${'a'.repeat(256)}`, false, false],
  ['@acme/payouts', true, true],
  ['@acme/payouts_core', true, true],
  ['@acme/payouts.core', false, true],
  ['@acme/-', true, false],
  ['@acme/payments/payouts', false, true],
  ['@acme.corp/payouts', false, true],
  [`@a${'/b'.repeat(20)}`, false, true],
  [`@a${'/b'.repeat(21)}`, false, false],
  ['ana@acme.example', true, true],
  ['ana.silva+git@mail.acme-corp.example', true, true],
  ["o'brien@acme.example", true, true],
  ['ana@xn--bcher-kva.example', true, true],
  ['1234+ana@users.noreply.github.com', true, true],
  [`${'a'.repeat(64)}@acme.example`, true, true],
  ...[
    '',
    '@',
    '@@ana',
    '@-ana',
    '@.ana',
    '@ana.',
    '@ana..b',
    '@ana.git',
    '@ana.atom',
    '@acme/',
    '@/acme',
    '@acme//a',
    '@acme/a.',
    '@acme/a/',
    '@a b',
    ' @ana',
    '@ana ',
    '@ana,',
    '@ana;',
    '@ana:',
    '@ana)',
    '(@ana)',
    '[@ana]',
    '<@ana>',
    '`@ana`',
    '"@ana"',
    "'@ana'",
    '“@ana”',
    '„@ana“',
    '«@ana»',
    '@ana!',
    '@jörg',
    '＠ana',
    '@ana\u200b',
    '@ana@acme',
    'ana',
    'acme/payouts',
    '@ana, @ben',
    '@ana/*',
    '@ana\\b',
    'ana@',
    'ana@acme',
    'ana@localhost',
    'ana@acme.example,',
    'ana@acme.example.',
    'ana@acme.example;',
    '<ana@acme.example>',
    '(ana@acme.example)',
    '"ana@acme.example"',
    '“ana@acme.example”',
    'mailto:ana@acme.example',
    'Ana <ana@acme.example>',
    'ana@acme.example,ben@acme.example',
    'ana@ben@acme.example',
    '.ana@acme.example',
    'ana.@acme.example',
    'a..b@acme.example',
    'ana@acme..example',
    'ana@-acme.example',
    'ana@acme-.example',
    'ana@acme.example/x',
    'ana@acme.1',
    'ana@acme.e',
    'ana@[10.0.0.1]',
    'an a@acme.example',
    'ana@acme .example',
    `${'a'.repeat(65)}@acme.example`,
    `a@${'b.'.repeat(130)}example`,
  ].map((word) => [word, false, false] as const),
];

describe('an owner that nobody declares', () => {
  it('is what GitHub or GitLab accepts as a handle, or an email address', () => {
    const read = words.map(([word]) => [word, isOwnerOn('github', word), isOwnerOn('gitlab', word)]);
    assert.deepEqual(read, words);
    assert.deepEqual(
      words.map(([word]) => [word, isHandle(word)]),
      words.map(([word, github, gitlab]) => [word, github || gitlab]),
    );
  });

  it('is no role, which GitLab has in CODEOWNERS', () => {
    for (const role of ['@@developer', '@@maintainers', '@@Owner'])
      assert.deepEqual(
        [isOwnerOn('github', role), isOwnerOn('gitlab', role), isHandle(role)],
        [false, true, false],
      );
  });

  it('is read in no time, however long it is', () => {
    for (const part of ['a', '.', 'a.', 'a-', '/', '@', 'a@', 'a.@', "'"]) {
      const long = part.repeat(1_000_000 / part.length);
      for (const word of [long, `@${long}`, `${long}@b.example`, `a@${long}`, `@a/${long}!`]) isHandle(word);
    }
  });
});
