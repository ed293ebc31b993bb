// Prints how long a full pass and a keystroke take us and yaml-language-server, in milliseconds. Run by yaml.mjs,
// from the repository's folder.
import os from 'node:os';
import { performance } from 'node:perf_hooks';
import { analyze, type Analysis } from '../../src/analyze.ts';
import { fileList } from '../../src/ownership/coverage/fileList.ts';
import { randomNumbers } from '../randomNumbers.ts';
import { leadershipText, pathsFor } from './leadershipText.ts';
import { yamlLanguageService } from './yamlLanguageService.ts';

/** How often each is run before it is measured, for each time that it is: until then, Node still compiles the code. */
const warmUps = 5;

/** How often each is measured. */
const sizes = [
  { lines: 50, passes: 200, keystrokes: 1000 },
  { lines: 500, passes: 50, keystrokes: 500 },
  { lines: 5000, passes: 10, keystrokes: 100 },
  { lines: 20000, passes: 5, keystrokes: 20 },
];
const path = 'leadership.yaml';
const today = '2026-11-22';
const theirs = yamlLanguageService('test/bench', 'schemas/leadership.schema.json');

const nothing: Edit = { start: 0, end: 0, newText: '' };

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

await measure();

async function measure(): Promise<void> {
  const rows: Row[] = [];
  for (const size of sizes) rows.push(...(await measured(size)));
  console.log(table(rows));
  console.log(`\n${String(os.cpus().length)} × ${os.cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`);
}

async function measured({ lines, passes, keystrokes }: (typeof sizes)[number]): Promise<Row[]> {
  const text = leadershipText(lines);
  const files = fileList([path, ...pathsFor(text)]);
  await checkThatNothingIsWrong(text);
  console.error(`${String(text.split('\n').length)} lines, ${(text.length / 1000).toFixed(0)} kB …`);

  const fullPass = {
    of: 'full pass',
    lines,
    ours: await timesOf(passes, () => analyze([{ path, text }], files, today, undefined)),
    theirs: await timesOf(passes, () => theirs.validate(theirs.open(text))),
  };

  const edits = randomEdits(text, keystrokes * (1 + warmUps));
  let analysis: Analysis = analyze([{ path, text }], files, today, undefined);
  let written = text;
  let next = 0;
  const ourTimes = await timesOf(
    keystrokes,
    () => (analysis = analyze([{ path, text: written }], files, today, analysis)),
    () => (written = applied(written, edits[next++])),
  );
  let document = theirs.open(text);
  next = 0;
  const theirTimes = await timesOf(
    keystrokes,
    () => theirs.validate(document),
    () => {
      const { start, end, newText } = edits[next++] ?? nothing;
      document = theirs.changed(document, start, end, newText);
    },
  );
  if (written !== document.getText()) throw new Error('Both have to be measured on the same text');
  return [fullPass, { of: 'keystroke', lines, ours: ourTimes, theirs: theirTimes }];
}

async function checkThatNothingIsWrong(text: string): Promise<void> {
  const ours = analyze([{ path, text }], undefined, today, undefined).files[0]?.findings ?? [];
  const wrong = [
    ...ours.filter(({ severity }) => severity === 'error').map(({ message }) => `ours: ${message}`),
    ...(await theirs.validate(theirs.open(text))).map(({ message }) => `theirs: ${message}`),
  ];
  if (wrong.length > 0) throw new Error(`The text to measure is not sound\n${wrong.slice(0, 5).join('\n')}`);
  const broken = text.replace('authority: i-', 'authority: we-');
  if ((await theirs.validate(theirs.open(broken))).length !== 1)
    throw new Error('yaml-language-server does not check the schema');
}

/** How long a task takes each time, in milliseconds, sorted. What prepares it is not measured. */
async function timesOf(count: number, task: () => unknown, prepare?: () => void): Promise<number[]> {
  globalThis.gc?.();
  const times: number[] = [];
  for (let turn = -count * warmUps; turn < count; turn++) {
    prepare?.();
    const begin = performance.now();
    await task();
    if (turn >= 0) times.push(performance.now() - begin);
  }
  return times.sort((one, other) => one - other);
}

/**
 * Changes of one character at random places: inserted, deleted, replaced, and taken back again, so that never more
 * than three are in the text.
 */
function randomEdits(text: string, count: number): Edit[] {
  const random = randomNumbers(count);
  const characters = 'abcdefghijklmnopqrstuvwxyz-  :"\'#[]\n';
  const undo: Edit[] = [];
  const edits: Edit[] = [];
  let written = text;
  while (edits.length < count) {
    const back = undo.length === 3 || random(2) === 0 ? undo.pop() : undefined;
    const start = random(written.length);
    const character = characters[random(characters.length)] ?? '';
    const edit =
      back ??
      [
        { start, end: start, newText: character },
        { start, end: start + 1, newText: '' },
        { start, end: start + 1, newText: character },
      ][random(3)] ??
      nothing;
    const before = written.slice(edit.start, edit.end);
    if (back === undefined)
      undo.push({ start: edit.start, end: edit.start + edit.newText.length, newText: before });
    written = applied(written, edit);
    edits.push(edit);
  }
  return edits;
}

function applied(text: string, { start, end, newText }: Edit = nothing): string {
  return text.slice(0, start) + newText + text.slice(end);
}

interface Row {
  readonly of: string;
  readonly lines: number;
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

function table(rows: readonly Row[]): string {
  const head = ['', 'lines', 'ours: median', 'mean', 'p95', 'theirs: median', 'mean', 'p95', 'theirs / ours'];
  const cells = rows
    .toSorted((one, other) => (one.of === other.of ? 0 : one.of === 'full pass' ? -1 : 1))
    .map(({ of, lines, ours, theirs }) => [
      of,
      lines.toLocaleString('en'),
      ...[
        median(ours),
        mean(ours),
        percentile(ours, 95),
        median(theirs),
        mean(theirs),
        percentile(theirs, 95),
      ].map((time) => time.toFixed(time < 10 ? 2 : time < 100 ? 1 : 0)),
      `${(mean(theirs) / mean(ours)).toFixed(1)} ×`,
    ]);
  const line = (columns: readonly string[]): string => `| ${columns.join(' | ')} |`;
  return [
    line(head),
    line(head.map((_, column) => (column === 0 ? '---' : '---:'))),
    ...cells.map(line),
  ].join('\n');
}

function median(times: readonly number[]): number {
  return percentile(times, 50);
}

function mean(times: readonly number[]): number {
  return times.reduce((sum, time) => sum + time, 0) / times.length;
}

/** Of sorted times, the one that so many percent do not exceed. */
function percentile(times: readonly number[], percent: number): number {
  return times[Math.ceil((times.length * percent) / 100) - 1] ?? 0;
}
