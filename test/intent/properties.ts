import assert from 'node:assert/strict';
import { trailerEdit } from '../../src/intent/message.ts';
import { readTrailers } from '../../src/intent/trailers.ts';
import { chosen, oneOrMore, pick, type Property } from '../property.ts';
import { inLines, trailersByGit } from './git.ts';

/** Parts of messages, most with a meaning to git. */
const parts = [
  ...['Subject', 'text without', 'a: b: c', 'Key : v', ':x', '-: y', 'é: x', 'key:', 'k:v', 'Reviewed by: x'],
  ...['Domain: payouts', 'Goal: a, b', 'Signed-off-by: A <a@b>', '(cherry picked from commit abc)'],
  ...['\n', '\n', '\n\n', ' ', '\r\n', ' folded', '\tx', '# comment', '#', 'Conflicts:', '\tfile'],
  ...['---', '--- a', '# ------------------------ >8 ------------------------'],
];

const message = chosen((choose) =>
  oneOrMore(choose, 14, parts)
    .map((part) => part + pick(choose, ['\n', '\n', '\n', '']))
    .join(''),
);

export const readTrailersAsGit: Property<string> = {
  title: 'are those that git reads, in random messages',
  runs: 3000,
  atLeast: { message: 2000 },
  input: message,
  check: (text, saw) => {
    const byGit = answerOfGit(text);
    if (byGit === undefined) return;
    saw('message');
    assert.equal(inLines(readTrailers(text).trailers), byGit);
  },
};

export const writtenTrailers: Property<string> = {
  title: 'loses nothing, is read by git, and is not written again, in random messages',
  runs: 300,
  atLeast: { message: 200 },
  input: message,
  check: (text, saw) => {
    if (answerOfGit(text) === undefined || trailerEdit(text, 'Goal', 'no-second-payout') === undefined)
      return;
    saw('message');
    checkWritten(text);
  },
};

/** A trailer that is written into a message is read there by git, after all that were there before. */
export function checkWritten(message: string): void {
  const before = readTrailers(message).trailers;
  const edit = trailerEdit(message, 'Goal', 'no-second-payout');
  assert.ok(edit);
  assert.equal(edit.span.start, edit.span.end);
  assert.match(edit.newText, /^(?:\r?\n){0,2}Goal: no-second-payout(?:\r?\n)?$/);
  const { start } = edit.span;
  const after = message.slice(0, start) + edit.newText + message.slice(start);
  assert.equal(trailersByGit(after), `${inLines(before)}Goal: no-second-payout\n`);
  assert.equal(trailerEdit(after, 'Goal', 'no-second-payout'), undefined);
}

/** Undefined where git does not answer, or git 2.39 would not end. */
function answerOfGit(text: string): string | undefined {
  return /^---\s[^]*>8/m.test(text) ? undefined : trailersByGit(text);
}
