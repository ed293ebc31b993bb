import assert from 'node:assert/strict';
import { analyze, type Analysis } from '../../src/analyze.ts';
import { domainFilesIn } from '../../src/features/reports/domainFiles.ts';
import { domainLenses } from '../../src/features/language/hints/domainLens.ts';
import { hintTooltip, patternHints } from '../../src/features/language/hints/inlayHints.ts';
import { leadershipHover } from '../../src/features/language/hover/leadershipHover.ts';
import { pitfallHoverAt } from '../../src/features/language/hover/pitfallHover.ts';
import { fileList } from '../../src/ownership/coverage/fileList.ts';
import { everything } from '../everything.ts';
import { chosen, holds } from '../property.ts';
import { versions } from '../typed.ts';

const files = fileList(['docs/a.md', 'src/payouts/a.ts', 'src/payouts/b.md', 'old.sql', 'new.sql']);
describe('what explains a leadership file', () => {
  holds({
    title: 'answers within the text, and in plain values, whatever is typed',
    runs: 20,
    atLeast: { edit: 300 },
    input: chosen((choose) => ({
      texts: versions(choose, everything, 15),
      offsets: Array.from({ length: 5 }, () => choose(everything.length)),
    })),
    check: ({ texts, offsets }, saw) => {
      let analysis: Analysis | undefined;
      for (const text of texts) {
        saw('edit');
        analysis = analyze([{ path: 'leadership.yaml', text }], files, undefined, analysis);
        checkAnswers(
          analysis,
          offsets.map((offset) => Math.min(offset, text.length)),
        );
      }
    },
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
