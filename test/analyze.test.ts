import assert from 'node:assert/strict';
import fs from 'node:fs';
import { analyze, type Analysis } from '../src/analyze.ts';
import { cardFor, type Card } from '../src/features/card/card.ts';
import { byPlace } from '../src/text/finding.ts';
import type { RepoPath } from '../src/text/repoPath.ts';
import { afterKeystrokes, analysisOf, examplePaths, files, problemsOf } from './analysisProperties.ts';
import { everything, furtherIn } from './everything.ts';
import { holds } from './property.ts';

const example = fs.readFileSync('examples/acme-payments/leadership.yaml', 'utf8');
describe('the analysis of a text', () => {
  it('has findings in their places wherever the text ends', function () {
    this.timeout(120_000);
    const whole = analysisOf(everything);
    const problems: string[] = [];
    for (let length = 0; length <= everything.length; length++)
      problems.push(...problemsOf(everything.slice(0, length), length % 10 === 0 ? whole : undefined));
    for (let length = 0; length <= example.length; length += 29)
      problems.push(...problemsOf(example.slice(0, length), undefined));
    assert.deepEqual(problems, []);
  });

  it('has findings in their places in every short text', function () {
    this.timeout(60_000);
    const signs = Array.from('?:-[]{}&*!|>#"\'%@,\n a\t');
    const problems: string[] = [];
    const check = (text: string): void => {
      for (const start of ['', 'a: ', 'a: 1\n', 'a:\n  '])
        problems.push(...problemsOf(start + text, undefined));
    };
    for (const first of signs)
      for (const second of signs) {
        check(first + second);
        if ('?:-&'.includes(first)) for (const third of signs) check(first + second + third);
      }
    signs.forEach(check);
    assert.deepEqual(problems, []);
  });

  it('has findings in their places wherever the text begins', function () {
    this.timeout(120_000);
    const problems: string[] = [];
    for (let start = 0; start <= everything.length; start += 7)
      problems.push(...problemsOf(everything.slice(start), undefined));
    assert.deepEqual(problems, []);
  });

  holds(afterKeystrokes);

  it('does not read a text again that is the same', () => {
    const before = analysisOf(everything);
    const [file] = analysisOf(everything, before).files;
    assert.equal(file?.parsedFile, before.files[0]?.parsedFile);
  });

  it('says what cannot be read, and answers as before', () => {
    const before = analysisOf(everything);
    for (const broken of [
      `<<<<<<< HEAD\n${everything}`,
      everything.replace('version: 1', 'version: 2'),
      `${everything}# \uFFFD\n`,
      `${everything}---\n`,
      `${everything}x-a: ${'['.repeat(100)}\n`,
    ]) {
      const after = analysisOf(broken, before);
      assert.deepEqual(cardFor(after, 'src/payouts/a.ts'), cardFor(before, 'src/payouts/a.ts'));
      assert.equal(after.files[0]?.findings.length, 1);
      assert.equal(cardFor(analysisOf(broken), 'src/payouts/a.ts').status, 'unowned');
    }
  });

  it('moves what stands along with its place', () => {
    const before = analysisOf(everything);
    const broken = `# ${'a'.repeat(80)}\n# b\n${everything}`.replace(
      '  - { statement: Not here',
      '  - { statement: Not: here',
    );
    const after = analysisOf(broken.replace('unowned: [dist/]', 'unowned: [dist/'), before);
    const lines = (analysis: Analysis): unknown => {
      const { criteria, matchedBy } = cardFor(analysis, 'dist/a.sql');
      return [matchedBy?.line, ...criteria.map(({ statement, from }) => [statement, from.line])];
    };
    assert.deepEqual(lines(before), [45, ['Prefer what can be undone', 7], ['Widen first', 9]]);
    assert.deepEqual(lines(after), [47, ['Prefer what can be undone', 9], ['Widen first', 11]]);
  });

  it('takes block texts without the line breaks at their end', () => {
    const block = (text: string, indentation: string, mark = '|'): string =>
      `${mark}\n${indentation}${text}\n`;
    const text = `version: 1
purpose: P
goals: []
decisionCriteria:
  - ${block('Undo', '    ')}  - ${block('Late\n    is better', '    ', '|+')}
people:
  ana:
    name: ${block('Ana', '      ', '>+')}
domains:
  - id: ${block('a', '      ')}    name: ${block('The A', '      ')}    paths:
      - ${block('src/', '        ')}    owners:
      - ${block('ana', '        ')}    contact: ${block('#a', '      ')}`;
    const analysis = analysisOf(text);
    const faults = analysis.files[0]?.findings.filter(({ severity }) => severity === 'error');
    assert.deepEqual(faults, []);
    const card = cardFor(analysis, 'src/payouts/a.ts');
    const { domain, owners, contact, criteria } = card;
    assert.deepEqual(
      [
        domain,
        card.name,
        owners.map(({ name }) => name),
        contact,
        criteria.map(({ statement }) => statement),
      ],
      ['a', 'The A', ['Ana'], '#a', ['Undo', 'Late\nis better']],
    );
  });

  it('goes on to inherit while the word for it is typed', () => {
    const sources = (word: string): { path: string; text: string }[] => [
      { path: 'leadership.yaml', text: everything },
      { path: 'src/payouts/leadership.yaml', text: furtherIn.replace('inherits: true', `inherits: ${word}`) },
    ];
    let analysis = analyze(sources('true'), files);
    const card = cardFor(analysis, 'src/payouts/a.ts');
    assert.equal(card.domain, 'payouts');
    for (const word of ['tru', 'tr', 't', '', '"', '"t', 'yes', 'true']) {
      analysis = analyze(sources(word), files, undefined, analysis);
      assert.deepEqual(cardFor(analysis, 'src/payouts/a.ts'), card);
    }
    analysis = analyze(sources('false'), files, undefined, analysis);
    assert.equal(cardFor(analysis, 'src/payouts/a.ts').status, 'unowned');
  });

  it('shows the gravest of too many findings, and says how many more there are', () => {
    const domains = Array.from(
      { length: 300 },
      (_, at) => `  - { id: d${String(at)}, paths: [d${String(at)}/], owners: [ana] }\n`,
    );
    const start =
      'version: 1\npurpose: P\ngoals: [G]\ndecisionCriteria: [D]\npeople: { ana: Ana }\ndomains:\n';
    const text = `${start}${domains.join('')}  - { id: last, paths: [x/], owners: [nobody] }\n`;
    const [file] = analyze([{ path: 'leadership.yaml', text }], files).files;
    const found = file?.findings ?? [];
    const of = (wanted: string): number => found.filter(({ severity }) => severity === wanted).length;
    assert.deepEqual([found.length, of('error'), of('warning')], [201, 1, 200]);
    assert.match(found.at(-1)?.message ?? '', /^\d+ more problems are not shown\. Fix these first\.$/);
    assert.ok(found.some(({ code }) => code === 'reference/unknown-owner'));
    assert.deepEqual(found.slice(0, -1).toSorted(byPlace), found.slice(0, -1));
  });

  it('forgets a file that is gone', () => {
    const before = analysisOf(everything);
    const after = analyze([], files, undefined, before);
    assert.deepEqual(after.files, []);
    assert.equal(cardFor(after, 'src/payouts/a.ts').status, 'unowned');
  });
});

describe('while somebody types', () => {
  checkTyping('the name of an owner', {
    from: 'owners: [chidi, tomasz]',
    to: 'owners: [chidi, farah]',
    edited: ['src/risk/score.ts'],
  });
  checkTyping('the first of two owners', {
    from: 'owners: [chidi, tomasz]',
    to: 'owners: ["@acme/risk", tomasz]',
    edited: ['src/risk/score.ts'],
  });
  checkTyping('another owner in quotes', {
    from: 'owners: [portal-crew]',
    to: 'owners: [portal-crew, "@acme/portal"]',
    edited: ['web/app.tsx'],
  });
  checkTyping('all owners anew, in lines', {
    from: 'owners: [chidi, tomasz]',
    to: 'owners:\n      - chidi\n      - "@acme/risk"',
    edited: ['src/risk/score.ts'],
  });
  checkTyping('all owners anew, as a text at first', {
    from: 'owners: [chidi, tomasz]',
    to: 'owners: chidi',
    edited: ['src/risk/score.ts'],
  });
  checkTyping('a handle without quotes', {
    from: 'owners: [portal-crew]',
    to: 'owners: [portal-crew, @acme/portal]',
    edited: ['web/app.tsx'],
  });
  checkTyping('all patterns anew', {
    from: 'paths: [web/]',
    to: 'paths: [web/, "*.css", !web/old/]',
    edited: ['web/app.tsx'],
  });
  checkTyping('all patterns anew, as a text at first', {
    from: 'paths: [web/]',
    to: 'paths: web/',
    edited: ['web/app.tsx'],
  });
  checkTyping('the authority level of a domain', {
    from: 'authority: i-recommend',
    to: 'authority: i-intend',
    edited: ['src/risk/score.ts'],
  });
  checkTyping('the authority level of the file', {
    from: '\nauthority: i-intend',
    to: '\nauthority: i-have-done',
    edited: examplePaths,
  });
  checkTyping('the id of a domain', { from: 'id: risk', to: 'id: fraud', edited: ['src/risk/score.ts'] });
  checkTyping('the purpose of a domain', {
    from: 'purpose: We hold back what is stolen, and nothing else.',
    to: 'purpose: "We hold back: what is stolen"',
    edited: ['src/risk/score.ts'],
  });
  checkTyping('a new key of a domain', {
    from: 'owners: [kiri, farah]',
    to: 'owners: [kiri, farah]\n    contact: { slack: "#webhooks" }',
    edited: ['src/api/webhooks/sign.ts'],
  });
  checkTyping('a new key in front of the others', {
    from: '- id: webhooks',
    to: '- name: Webhooks\n    id: webhooks',
    edited: ['src/api/webhooks/sign.ts'],
  });
  checkTyping('a new domain at the end', {
    from: 'url: https://portal.acme.example }',
    to: 'url: https://portal.acme.example }\n\n  - id: new\n    paths: [new/]\n    owners: ["@acme/new"]',
    edited: [],
  });
  checkTyping('a new domain in the middle', {
    from: 'owners: [kiri, farah]',
    to: 'owners: [kiri, farah]\n  - id: new\n    paths: [new/]\n    owners: ["@acme/new"]',
    edited: [],
  });
  checkTyping('a new domain on one line', {
    from: 'owners: [kiri, farah]',
    to: 'owners: [kiri, farah]\n  - { id: new, paths: [new/], owners: ["@acme/new"] }',
    edited: [],
  });
  checkTyping('a new person', {
    from: 'competencies: { accessibility: competent } }',
    to: 'competencies: { accessibility: competent } }\n  zoe: { name: "Zoe", github: zoe, competencies: { operations: novice } }',
    edited: [],
  });
  checkTyping('the name of a person', {
    from: 'name: Bo Lindqvist',
    to: 'name: "Bo L."',
    edited: ['src/ledger/post.ts', 'src/payouts/schedule.ts'],
  });
  checkTyping('the members of a team', {
    from: 'portal-crew: [ines, noor]',
    to: 'portal-crew: [ines, noor, kiri]',
    edited: [],
  });
  checkTyping('a goal', {
    from: 'statement: The ledger and the bank agree every evening, to the cent',
    to: 'statement: "The ledger and the bank: they agree"',
    edited: ['src/ledger/post.ts'],
  });
  checkTyping('a new key of the file', {
    from: 'portal-crew: [ines, noor]',
    to: 'portal-crew: [ines, noor]\nx-cost: { center: [4711, "a"] }',
    edited: [],
  });
  checkTyping('a new list of the file', {
    from: 'unowned: [src/generated/, vendor/]',
    to: 'unowned: [src/generated/, vendor/, "*.snap"]',
    edited: [],
  });
  checkTyping('a comment', {
    from: 'portal-crew: [ines, noor]',
    to: 'portal-crew: [ines, noor]\n# Who leads together: "we" [are',
    edited: [],
  });
  checkTyping('when to look again', {
    from: 'review: { every: 3y, last: 2026-11-16 }',
    to: 'review: { every: P1Y, last: "2026-12-01" }',
    edited: [],
  });
});

interface Typing {
  /** A part of the example that is there once. It is taken away from behind as far as it differs. */
  readonly from: string;
  /** What is typed in its place. */
  readonly to: string;
  /** The paths whose cards may change: they still say who owns them. */
  readonly edited: readonly RepoPath[];
}

/** Types an edit of the example character by character; at each step all cards have to stand. */
function checkTyping(title: string, { from, to, edited: changing }: Typing): void {
  it(title, function () {
    this.timeout(120_000);
    const [before = '', behind = '', ...others] = example.split(from);
    assert.deepEqual(others, []);
    const problems: string[] = [];
    let analysis = analysisOf(example);
    const cards = new Map(examplePaths.map((path) => [path, cardFor(analysis, path)]));
    for (const typed of keystrokes(from, to)) {
      const text = before + typed + behind;
      analysis = analysisOf(text, analysis);
      for (const [path, card] of cards) {
        const now = cardFor(analysis, path);
        const isSame = rendered(now, text) === rendered(card, text);
        const isAnswered = now.status === card.status && now.owners.length > 0 === card.owners.length > 0;
        if (!(changing.includes(path) ? isAnswered : isSame))
          problems.push(`${path} at "${typed}": ${rendered(now, text)}`);
      }
    }
    assert.deepEqual(problems, []);
  });
}

/** The texts on the way from one to another, the first one left out. A line begins with its indentation. */
function keystrokes(from: string, to: string): string[] {
  let common = 0;
  while (from.charAt(common) === to.charAt(common) && common < from.length) common++;
  let end = 0;
  while (from.at(-1 - end) === to.at(-1 - end) && end < Math.min(from.length, to.length) - common) end++;
  const rest = from.slice(from.length - end);
  const stops = (text: string): string[] =>
    Array.from({ length: text.length - end - common + 1 }, (_, at) => text.slice(0, common + at)).filter(
      (typed) => !/\n *$/.test(typed) || !text.slice(typed.length).startsWith(' '),
    );
  return [...stops(from).reverse().slice(1), ...stops(to).slice(1)].map((typed) => typed + rest);
}

/** A card on one line; without its places where the text has not as many lines as the example. */
function rendered(card: Card, text: string): string {
  const isShifted = text.split('\n').length !== example.split('\n').length;
  return JSON.stringify(card, (key, value: unknown) => (isShifted && key === 'line' ? undefined : value));
}
