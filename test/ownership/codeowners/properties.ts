import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import type { Adoption } from '../../../src/ownership/codeowners/adopt.ts';
import type { Host } from '../../../src/ownership/codeowners/host.ts';
import { convertCodeowners } from '../../../src/ownership/import/leadershipText.ts';
import { readCodeowners } from '../../../src/ownership/codeowners/read.ts';
import { isCovered, mayMeet, shapeOf } from '../../../src/ownership/codeowners/shape.ts';
import { writeCodeowners } from '../../../src/ownership/codeowners/write.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import { matches, readPattern } from '../../../src/ownership/patterns/pattern.ts';
import { monorepoPaths } from '../../monorepo.ts';
import { chosen, oneOrMore, pick, type Property } from '../../property.ts';

import { adopted, fromBytes } from './adopted.ts';
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

/** A CODEOWNERS file, and the number of a domain that gets other owners after the import. */
interface Imported {
  readonly text: string;
  readonly changed: number;
}

/** A CODEOWNERS file of at most so many lines, for so many files, that is imported and replaced by its block. */
export function adoption({ title, host, make }: Kind, most: number, files: number): Property<Imported> {
  const paths = monorepoPaths(files);
  return {
    title,
    runs: 6,
    atLeast: host === 'github' ? { adopted: 1 } : {},
    input: chosen((choose) => ({ text: make(choose, paths, 1 + choose(most)), changed: choose(1000) })),
    check: ({ text, changed }, saw) => {
      const imported = convertCodeowners(readCodeowners(text, host), { from: 'CODEOWNERS', paths });
      if ('errors' in imported) return assert.fail(JSON.stringify(imported.errors.slice(0, 5), null, 1));
      const file = { codeowners: text, host, paths };
      const result = adopted({ ...file, leadership: imported.text });
      if (result.kind === 'lossy') {
        checkRefused(result, host);
        return;
      }
      checkAdopted(text, imported.text, host, paths, result);
      const again = { ...file, codeowners: result.kind === 'adopted' ? fromBytes(result.text) : '' };
      assert.deepEqual(adopted({ ...again, leadership: imported.text }), { ...result, removed: 0 });
      saw('adopted');

      const owned = /^ {4}owners: \[.+\]$/gm;
      const count = imported.text.match(owned)?.length ?? 0;
      let domain = 0;
      const leadership = imported.text.replace(owned, (owners) =>
        domain++ === changed % count ? '    owners: ["@other"]' : owners,
      );
      const { ownership } = analyze([{ path: 'leadership.yaml', text: leadership }], fileList(paths));
      const before = plainOwners(text, host);
      const different = paths.filter((path) => {
        const owners = ownership.lookup(path).matchedBy?.domain?.owners?.items ?? [];
        return inWords(owners.map(({ value }) => value)) !== before(path);
      });
      if (different.length === 0) return;
      saw('other owners');
      const refused = adopted({ ...file, leadership });
      assert.deepEqual(
        refused.kind === 'lossy' ? refused.differences.map(({ path }) => path) : refused.kind,
        different,
      );
    },
  };
}

/**
 * A block cannot have several sections and conditions for a file, and the import can change the order of rules for files
 * that do not exist.
 */
function checkRefused({ differences, unstated }: Extract<Adoption, { kind: 'lossy' }>, host: Host): void {
  assert.ok(differences.length + unstated.length > 0);
  for (const { path, one } of differences)
    assert.ok(
      host === 'gitlab' &&
        (one.length > 1 || one.some(({ isOptional, approvals }) => isOptional || approvals > 1)),
      path,
    );
}

/** Each file keeps its owners by a plain reading, the block has all rules, and each comment is there or imported. */
function checkAdopted(
  text: string,
  leadership: string,
  host: Host,
  paths: readonly string[],
  result: Adoption,
): void {
  if (result.kind !== 'adopted') return assert.fail(JSON.stringify(result).slice(0, 2000));
  const written = fromBytes(result.text);
  const [before, after] = [plainOwners(text, host), plainOwners(written, host)];
  assert.deepEqual(paths.filter((path) => before(path) !== after(path)).slice(0, 5), []);
  const outside = written.replace(/^# BEGIN leadership[^]*# END leadership$/m, '');
  assert.deepEqual(
    linesIn(outside).filter((line) => !line.startsWith('#')),
    [],
  );
  const kept = linesIn(outside);
  assert.deepEqual(
    linesIn(text).filter(
      (line) =>
        line.startsWith('#') &&
        !kept.includes(line) &&
        !leadership.includes(line.replace(/^[#\s]+|[#\s]+$/g, '')),
    ),
    [],
  );
}

function linesIn(text: string): string[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function inWords(owners: readonly string[]): string {
  return [...new Set(owners.map((owner) => owner.toLowerCase()))].sort().join(' ');
}

function isMatch(source: string, path: readonly string[]): boolean {
  const reading = readPattern(source);
  return 'pattern' in reading && matches(reading.pattern, path);
}
