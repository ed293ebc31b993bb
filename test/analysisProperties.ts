import assert from 'node:assert/strict';
import { analyze, type Analysis } from '../src/analyze.ts';
import { cardFor } from '../src/features/card/card.ts';
import { fileList } from '../src/ownership/coverage/fileList.ts';
import { byPlace, type Finding } from '../src/text/finding.ts';
import type { RepoPath } from '../src/text/repoPath.ts';
import type { Span } from '../src/text/span.ts';
import { everything, furtherIn } from './everything.ts';
import { chosen, type Property } from './property.ts';
import { versions } from './typed.ts';

/** Nothing throws, either, and all spans are in the text. */
export const afterKeystrokes: Property<readonly string[]> = {
  title: 'is the same after any keystrokes as for the text alone',
  runs: 300,
  atLeast: { edit: 3000 },
  input: chosen((choose) => versions(choose, choose(30) === 29 ? everything : furtherIn, 10)),
  check: ([start = '', ...texts], saw) => {
    let analysis = analysisOf(start);
    for (const text of texts) {
      assert.deepEqual(problemsOf(text, analysis), []);
      analysis = analysisOf(text, analysis);
      saw('edit');
    }
  },
};

export const examplePaths = [
  'README.md',
  'src/platform/clock.ts',
  'db/migrations/0001_merchants.sql',
  'src/payouts/schedule.ts',
  'src/ledger/post.ts',
  'src/risk/score.ts',
  'src/api/server.ts',
  'src/api/webhooks/sign.ts',
  'web/app.tsx',
  'src/generated/api-types.ts',
  'experiments/forecast.ts',
];
export const files = fileList([...examplePaths, 'leadership.yaml']);

export function analysisOf(text: string, previous?: Analysis): Analysis {
  return analyze([{ path: 'leadership.yaml', text }], files, undefined, previous);
}

/** What is not as it has to be in the analysis of a text, `previous` being that of the text before. */
export function problemsOf(text: string, previous: Analysis | undefined): string[] {
  const shown = JSON.stringify(text.slice(-60));
  let alone: Analysis;
  let after: Analysis;
  try {
    alone = analysisOf(text);
    after = previous === undefined ? alone : analysisOf(text, previous);
  } catch (error) {
    return [`${shown}: ${String(error)}`];
  }
  const findings = alone.files[0]?.findings ?? [];
  const problems = findings.flatMap((finding) => misplacedParts(text, finding));
  if (JSON.stringify(findings.toSorted(byPlace)) !== JSON.stringify(findings)) problems.push('not in order');
  if (!isPlain(findings)) problems.push('not plain');
  if (JSON.stringify(after.files[0]?.findings) !== JSON.stringify(findings))
    problems.push('other findings than for the text alone');
  const isWhole = findings.every(({ code }) => !/^(?:syntax|schema|limit|version)$/.test(code));
  const isSame = (path: RepoPath): boolean =>
    JSON.stringify(cardFor(after, path)) === JSON.stringify(cardFor(alone, path));
  if (isWhole && !['src/payouts/a.ts', 'dist/a', 'retry/a', 'a.sql'].every(isSame))
    problems.push('other cards than for the text alone, which has no faults');
  return problems.map((problem) => `${shown}: ${problem}`);
}

function misplacedParts(text: string, { code, message, span, related, fixes }: Finding): string[] {
  const edits = fixes.map((fix) => fix.edits.map((edit) => edit.span));
  const spans: Span[] = [span, ...related.map((place) => place.span), ...edits.flat()];
  const isOutside = spans.some(({ start, end }) => start < 0 || end < start || end > text.length);
  const isEmpty = span.start === span.end && text.trim() !== '' && /\S/.test(text.replace(/#.*/g, ''));
  return [
    ...(isOutside ? [`${code} ${message} outside of the text: ${JSON.stringify(spans)}`] : []),
    ...(isEmpty ? [`${code} ${message} on nothing: ${JSON.stringify(span)}`] : []),
  ];
}

function isPlain(value: unknown): boolean {
  try {
    assert.deepEqual(JSON.parse(JSON.stringify(value)), value);
    return true;
  } catch {
    return false;
  }
}
