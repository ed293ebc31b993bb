import assert from 'node:assert/strict';
import fs from 'node:fs';
import { analyze, type Analysis } from '../../src/analyze.ts';
import { parse, parseSteps, type Parsed } from '../../src/parse/parse.ts';
import { leadershipText } from '../bench/leadershipText.ts';
import { chosen, holds } from '../property.ts';
import { versions } from '../typed.ts';
import { afterEdits, asWhole, comments, entriesOf } from './properties.ts';

const example = fs.readFileSync('examples/acme-payments/leadership.yaml', 'utf8');

describe('a text that is read block by block', () => {
  holds(asWhole);
  holds(afterEdits);
  holds(comments);

  for (const start of ['---\n', '# c\n\n---  # d\r\n'])
    it(`can begin with ${JSON.stringify(start)}`, () => {
      const inPieces = parse(`${start}${example}\nx-a:    1\nx-b: 11\n`);
      const asWhole = parse(`${start}${example}\nx-a: &a 1\nx-b: *a\n`);
      assert.notEqual(inPieces.parsedBlocks, undefined);
      assert.equal(asWhole.parsedBlocks, undefined);
      assert.deepEqual(entriesOf(inPieces), entriesOf(asWhole));
    });

  it('is read after ten thousand keystrokes before it as after the last one', function () {
    this.timeout(180_000);
    const text = 'purpose: p\ndomains:\n  a:\n    owners: [ana]\n    paths: [src/]\n';
    let parsed = parse(text);
    for (let typed = 1; typed <= 10_000; typed++)
      parsed = parse(`#${'x'.repeat(typed % 200)}${text}`, parsed);
    assert.equal(treeOf(parsed), treeOf(parse(`#${text}`)));
  });

  holds({
    title: 'has the findings of the text alone, in a large file too, after any edits',
    runs: 5,
    atLeast: { edit: 100 },
    input: chosen((choose) => versions(choose, leadershipText(1000), 20)),
    check: (texts, saw) => {
      let analysis: Analysis | undefined;
      for (const text of texts) {
        analysis = analysisOf(text, analysis);
        assert.deepEqual(analysis.files[0]?.findings, analysisOf(text).files[0]?.findings);
        saw('edit');
      }
    },
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
  return analyze([{ path: 'leadership.yaml', text }], undefined, '2030-01-01', before);
}

function treeOf({ root }: Parsed): string {
  return JSON.stringify(root);
}
