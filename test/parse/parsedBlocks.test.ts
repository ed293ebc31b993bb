import assert from 'node:assert/strict';
import fs from 'node:fs';
import { analyzeUncounted, type Analysis } from '../../src/analyze.ts';
import { parse, parseSteps, type Parsed } from '../../src/parse/parse.ts';
import { leadershipText } from '../bench/leadershipText.ts';
import { everything } from '../everything.ts';
import { randomNumbers } from '../randomNumbers.ts';

const example = fs.readFileSync('examples/acme-payments/leadership.yaml', 'utf8');
const texts = [everything, example, fs.readFileSync('leadership.yaml', 'utf8'), leadershipText(500)];
/** What people type, and what tells lines, items and values apart. */
const pieces = [
  ...Array.from('abc :-"\'[]{}#,*&!@|>\n\t%?1'),
  ...[
    '- ',
    ': ',
    '  ',
    'x: y',
    '\n  - a',
    '\n\n',
    '\n# c\n',
    'goals:',
    '\r\n',
    '\r',
    '---\n',
    '😀',
    '<<: *a',
    '\u00a0',
    '\n\u3000',
    '“',
    '\n-a',
    ' #x\n',
    '\n? ',
  ],
];

describe('a text that is read block by block', () => {
  it('says what it says as a whole, when it has no faults', function () {
    this.timeout(180_000);
    const random = randomNumbers(3);
    const differing: string[] = [];
    let clean = 0;
    for (let round = 0; round < 600; round++) {
      const text = edited(texts[round % texts.length] ?? '', random, 1 + random(3)).trimEnd();
      // An anchor and its alias in two blocks have the text read as a whole.
      const inPieces = parse(`${text}\nx-a:    1\nx-b: 11\n`);
      const asWhole = parse(`${text}\nx-a: &a 1\nx-b: *a\n`);
      if (inPieces.parsedBlocks === undefined || inPieces.findings.length + asWhole.findings.length > 0)
        continue;
      clean++;
      assert.equal(asWhole.parsedBlocks, undefined);
      if (treeOf(inPieces) !== treeOf(asWhole)) differing.push(text);
    }
    assert.deepEqual(differing, []);
    assert.ok(clean > 200, `${String(clean)} texts without a fault`);
  });

  for (const start of ['---\n', '# c\n\n---  # d\r\n'])
    it(`can begin with ${JSON.stringify(start)}`, () => {
      const inPieces = parse(`${start}${example}\nx-a:    1\nx-b: 11\n`);
      const asWhole = parse(`${start}${example}\nx-a: &a 1\nx-b: *a\n`);
      assert.notEqual(inPieces.parsedBlocks, undefined);
      assert.equal(asWhole.parsedBlocks, undefined);
      assert.equal(treeOf(inPieces), treeOf(asWhole));
    });

  it('is read after ten thousand keystrokes before it as after the last one', function () {
    this.timeout(180_000);
    const text = 'purpose: p\ndomains:\n  a:\n    owners: [ana]\n    paths: [src/]\n';
    let parsed = parse(text);
    for (let typed = 1; typed <= 10_000; typed++)
      parsed = parse(`#${'x'.repeat(typed % 200)}${text}`, parsed);
    assert.equal(treeOf(parsed), treeOf(parse(`#${text}`)));
  });

  it('is the same as if it were read for the first time, after any edits', function () {
    this.timeout(180_000);
    const random = randomNumbers(5);
    const differing: string[] = [];
    for (const start of texts) {
      let text = start;
      let parsed = parse(text);
      for (let step = 0; step < 300; step++) {
        text = step % 40 === 0 ? start : edited(text, random, 1);
        const again = parse(text, parsed);
        if (everythingIn(again) !== everythingIn(parse(text))) differing.push(text);
        parsed = again;
      }
    }
    assert.deepEqual(differing, []);
  });

  it('has the findings of the text alone, in a large file too, after any edits', function () {
    this.timeout(180_000);
    const random = randomNumbers(9);
    const start = leadershipText(1000);
    const differing: string[] = [];
    let text = start;
    let analysis = analysisOf(text);
    for (let step = 0; step < 100; step++) {
      text = step % 25 === 0 ? start : edited(text, random, 1);
      analysis = analysisOf(text, analysis);
      const alone = analysisOf(text);
      if (JSON.stringify(analysis.files[0]?.findings) !== JSON.stringify(alone.files[0]?.findings))
        differing.push(text);
    }
    assert.deepEqual(differing, []);
  });

  it('is not read at all when it has too many entries', () => {
    const items = (item: string): string => item.repeat(110_000);
    const tooMany = 'Too many entries in one map or list (max 5000).';
    for (const text of [
      `a: 1\n${items('x y\n')}`,
      items('a: @b\n'),
      `a:\n${items('- @b\n')}`,
      `a:\n${items(' b: @c\n')}`,
    ]) {
      const steps = parseSteps(text);
      const first = steps.next();
      assert.ok(first.done === true, 'no block is read');
      assert.deepEqual(
        first.value.findings.map(({ message }) => message),
        [tooMany],
      );
    }
  });

  it('is read as a whole when it has very many blocks', () => {
    const lists = Array.from({ length: 10 }, (_, at) => `x-${String(at)}:\n${'- a\n'.repeat(4000)}`).join('');
    const steps = parseSteps(lists);
    const first = steps.next();
    assert.ok(
      first.done === true && first.value.root?.kind === 'map' && first.value.parsedBlocks === undefined,
    );
    assert.equal(parse(lists.slice(0, lists.length / 2)).parsedBlocks === undefined, false);
  });

  it('reads only the block again that changed', () => {
    const before = parse(example);
    const after = parse(example.replace('name: Merchant portal', 'name: Portal'), before);
    const roots = (parsed: Parsed): unknown[] => parsed.parsedBlocks?.list.map(({ root }) => root) ?? [];
    const same = roots(after).filter((root, position) => root === roots(before)[position]);
    assert.ok(same.length > 40, `${String(same.length)} blocks are as they were`);
  });
});

function analysisOf(text: string, before?: Analysis): Analysis {
  return analyzeUncounted([{ path: 'leadership.yaml', text }], undefined, before, '2030-01-01');
}

function treeOf({ root }: Parsed): string {
  const entries = root?.kind === 'map' ? root.entries : [];
  return JSON.stringify(entries.filter(({ key }) => !/^x-[ab]$/.test(key.name)));
}

function everythingIn({ root, findings, comments }: Parsed): string {
  return JSON.stringify({ root, findings, comments });
}

function edited(text: string, random: (limit: number) => number, edits: number): string {
  let result = text;
  for (let edit = 0; edit < edits; edit++) {
    const at = random(result.length + 1);
    const removed = random(3) === 0 ? 1 + random(4) : random(2);
    const inserted = removed > 1 ? '' : (pieces[random(pieces.length)] ?? '');
    result = result.slice(0, at) + inserted + result.slice(at + removed);
  }
  return result;
}
