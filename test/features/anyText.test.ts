import assert from 'node:assert/strict';
import { analyze, type Analysis } from '../../src/analyze.ts';
import { domainFilesIn } from '../../src/features/reports/domainFiles.ts';
import { domainLenses } from '../../src/features/language/hints/domainLens.ts';
import { hintTooltip, patternHints } from '../../src/features/language/hints/inlayHints.ts';
import { leadershipHover } from '../../src/features/language/hover/leadershipHover.ts';
import { pitfallHoverAt } from '../../src/features/language/hover/pitfallHover.ts';
import { fileList } from '../../src/ownership/coverage/fileList.ts';
import { everything } from '../everything.ts';
import { randomNumbers } from '../randomNumbers.ts';

const files = fileList(['docs/a.md', 'src/payouts/a.ts', 'src/payouts/b.md', 'old.sql', 'new.sql']);
const pieces = [
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  ':',
  ' ',
  '\n',
  '\t',
  '- ',
  '#',
  '@',
  '*',
  '!',
  '🧑‍🚀',
  '\r',
  'id: ',
  'a',
];

describe('what explains a leadership file', () => {
  for (let seed = 1; seed <= 20; seed++)
    it(`answers within the text, and in plain values, whatever is typed: seed ${String(seed)}`, () => {
      const next = randomNumbers(seed);
      let text = everything;
      let analysis: Analysis | undefined;
      for (let edit = 0; edit < 15; edit++) {
        const at = next(text.length + 1);
        text = text.slice(0, at) + (pieces[next(pieces.length)] ?? '') + text.slice(at + next(4));
        analysis = analyze([{ path: 'leadership.yaml', text }], files, undefined, analysis);
        checkAnswers(
          analysis,
          Array.from({ length: 5 }, () => next(text.length + 1)),
        );
      }
    });
});

function checkAnswers(analysis: Analysis, offsets: readonly number[]): void {
  const [file] = analysis.files;
  assert.ok(file !== undefined);
  const { text, lines } = file;
  const { coverage } = analysis;
  const hints = coverage === undefined ? [] : patternHints(file, { start: 0, end: text.length }, coverage);
  const lenses = domainLenses(file, analysis);
  const said = offsets.flatMap((offset) => {
    const hovers = [
      leadershipHover(file, offset, analysis, files, { keys: true }),
      pitfallHoverAt(file, offset),
    ];
    for (const hover of hovers)
      if (hover !== undefined) {
        const { start, end } = hover.span;
        assert.ok(0 <= start && start <= offset && offset <= end && end <= text.length);
        assert.notEqual(hover.markdown, '');
      }
    return hovers;
  });
  for (const hint of hints) assert.ok(0 < hint.offset && hint.offset <= text.length);
  for (const { line } of lenses) assert.ok(0 <= line && line < lines.starts.length);
  const tooltips = hints.map((hint) => hintTooltip(file, hint.offset, analysis));
  const listing = domainFilesIn(file, analysis, 3);
  const listings = lenses.map(({ position }) => listing(position));
  const answers = [said, hints, lenses, tooltips, listings].map((answer) =>
    answer.filter((one) => one !== undefined),
  );
  assert.deepEqual(JSON.parse(JSON.stringify(answers)), answers);
}
