import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import type { Host } from '../../../src/ownership/codeowners/host.ts';
import { convertCodeowners } from '../../../src/ownership/import/leadershipText.ts';
import { readCodeowners } from '../../../src/ownership/codeowners/read.ts';
import { isCovered, mayMeet, shapeOf } from '../../../src/ownership/codeowners/shape.ts';
import { writeCodeowners } from '../../../src/ownership/codeowners/write.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import { matches, readPattern } from '../../../src/ownership/patterns/pattern.ts';
import { monorepoPaths } from '../../monorepo.ts';
import { chosen, oneOrMore, pick, type Property } from '../../property.ts';

import { type Kind } from './generatedFiles.ts';
import { plainOwners } from './plainHosts.ts';

const names = ['a', 'b', 'ab', 'aa', 'bb', 'aab', '*', 'a?', 'c'];
const segments = ['a', 'b', 'ab', 'a*', '*b', '*', '**', '?', 'a?', '?b', '*a*', '\\*', 'a\\?'];

export const comparedShapes: Property<{
  readonly one: string;
  readonly other: string;
  readonly paths: readonly (readonly string[])[];
}> = {
  title: 'is compared without a wrong answer',
  runs: 20_000,
  atLeast: { covered: 1000, apart: 1000 },
  input: chosen((choose) => {
    const pattern = (): string =>
      `${pick(choose, ['', '/'])}${oneOrMore(choose, 3, segments).join('/')}${pick(choose, ['', '', '/'])}`;
    const [one, other] = [pattern(), pattern()];
    return { one, other, paths: Array.from({ length: 40 }, () => oneOrMore(choose, 3, names)) };
  }),
  check: ({ one, other, paths }, saw) => {
    if ('fault' in readPattern(one) || 'fault' in readPattern(other)) return;
    const [shape, by] = [shapeOf(one, ''), shapeOf(other, '')];
    const matched = paths.filter((path) => isMatch(one, path));
    const matchedToo = matched.filter((path) => isMatch(other, path));
    if (isCovered(shape, by)) {
      saw('covered');
      assert.deepEqual(matchedToo, matched, `${one} ⊂ ${other}`);
    }
    if (!mayMeet(shape, by)) {
      saw('apart');
      assert.deepEqual(matchedToo, [], `${one} ∩ ${other}`);
    }
  },
};

/** A CODEOWNERS file of at most so many lines, for so many files. */
export function roundTrip({ title, host, make }: Kind, most: number, files: number): Property<string> {
  const paths = monorepoPaths(files);
  return {
    title,
    runs: 2,
    atLeast: { 'several owners': 1 },
    input: chosen((choose) => make(choose, paths, 1 + choose(most))),
    check: (text, saw) => {
      checkRoundTrip(text, host, host, paths);
      if (new Set(paths.map(plainOwners(text, host))).size > 5) saw('several owners');
    },
  };
}

/** Each reading is compared with the plain one: of the file, of what is made of it, and of what that is made into. */
export function checkRoundTrip(text: string, from: Host, to: Host, paths: readonly string[]): void {
  const imported = convertCodeowners(readCodeowners(text, from), { from: 'CODEOWNERS', paths });
  if ('errors' in imported) return assert.fail(JSON.stringify(imported.errors.slice(0, 5), null, 1));
  const comments = [...text.matchAll(/^[\t ]*#[# ]*([^\r\n]*[^\s#])/gm)].flatMap(([, words]) => words ?? []);
  assert.deepEqual(
    comments.filter((words) => !imported.text.includes(words)),
    [],
  );
  const { files, ownership } = analyze([{ path: 'leadership.yaml', text: imported.text }], fileList(paths));
  const [file] = files;
  assert.deepEqual(file?.findings.filter(({ severity }) => severity === 'error') ?? [], []);
  const leaderships = files.flatMap(({ lastGoodModel }) => lastGoodModel?.leadership ?? []);
  const written = writeCodeowners(leaderships, ownership, to);
  if ('refusals' in written)
    return assert.fail(
      JSON.stringify(written.refusals.slice(0, 5).map(({ at, message }) => [at.value, message])),
    );
  const [before, after] = [plainOwners(text, from), plainOwners(written.lines.join('\n'), to)];
  const wrong = paths.flatMap((path) => {
    const owners = ownership.lookup(path).matchedBy?.domain?.owners?.items ?? [];
    const between = [...new Set(owners.map(({ value }) => value.toLowerCase()))].sort().join(' ');
    const [first, last] = [before(path), after(path)];
    return first === between && first === last ? [] : [{ path, first, between, last }];
  });
  assert.deepEqual(wrong.slice(0, 5), []);
}

function isMatch(source: string, path: readonly string[]): boolean {
  const reading = readPattern(source);
  return 'pattern' in reading && matches(reading.pattern, path);
}
