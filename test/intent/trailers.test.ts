import assert from 'node:assert/strict';
import { readTrailers } from '../../src/intent/trailers.ts';
import { randomNumbers } from '../randomNumbers.ts';
import { inLines, trailersByGit } from './git.ts';
import { messages } from './messages.ts';

/** Parts of messages, most with a meaning to git. */
const parts = [
  ...['Subject', 'text without', 'a: b: c', 'Key : v', ':x', '-: y', 'é: x', 'key:', 'k:v', 'Reviewed by: x'],
  ...['Domain: payouts', 'Goal: a, b', 'Signed-off-by: A <a@b>', '(cherry picked from commit abc)'],
  ...['\n', '\n', '\n\n', ' ', '\r\n', ' folded', '\tx', '# comment', '#', 'Conflicts:', '\tfile'],
  ...['---', '--- a', '# ------------------------ >8 ------------------------'],
];

describe('the trailers of a message', function () {
  this.timeout(180_000);

  for (const message of messages)
    it(`are those that git reads: ${JSON.stringify(message)}`, () => {
      assert.equal(inLines(readTrailers(message).trailers), trailersByGit(message));
    });

  it('are those that git reads, in random messages', () => {
    const random = randomNumbers(11);
    const differing: string[] = [];
    let answers = 0;
    for (let round = 0; round < 3000; round++) {
      let message = '';
      for (let count = 1 + random(14); count > 0; count--)
        message += `${parts[random(parts.length)] ?? ''}${random(4) === 0 ? '' : '\n'}`;
      // There git 2.39 does not end.
      if (/^---\s[^]*>8/m.test(message)) continue;
      const byGit = trailersByGit(message);
      if (byGit === undefined) continue;
      answers++;
      if (inLines(readTrailers(message).trailers) !== byGit) differing.push(message);
    }
    assert.deepEqual(differing, []);
    assert.ok(answers > 2000, `git answered ${String(answers)} times`);
  });

  it('have their places, and values that are folded are one line', () => {
    const text = 'Subject\n\nConsulted : Ana,\n  Bo  \n# a comment\nGoal: same-day\n';
    const { trailers, span } = readTrailers(text);
    const at = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    assert.deepEqual(
      trailers.map(({ key, value, span, keySpan, valueSpan }) => [
        key,
        value,
        at(span),
        at(keySpan),
        at(valueSpan),
      ]),
      [
        ['Consulted', 'Ana, Bo', 'Consulted : Ana,\n  Bo  \n', 'Consulted', 'Ana,\n  Bo'],
        ['Goal', 'same-day', 'Goal: same-day\n', 'Goal', 'same-day'],
      ],
    );
    assert.equal(at(span), text.slice('Subject\n\n'.length));
  });

  it('are read with another mark of comments', () => {
    const text = 'Subject\n\nDomain: payouts\n; a comment\n#12: no comment\n; Please enter\n';
    assert.deepEqual(
      readTrailers(text, { comment: ';' }).trailers.map(({ key }) => key),
      [],
    );
    assert.deepEqual(
      readTrailers(text.replace('#12: no comment\n', ''), { comment: ';' }).trailers.map(({ key }) => key),
      ['Domain'],
    );
  });

  it('stand behind a line of ---, as git log reads them', () => {
    const text = 'Subject\n\nBody.\n---\n\nDomain: payouts\n';
    assert.deepEqual(readTrailers(text).trailers, []);
    assert.equal(inLines(readTrailers(text, { isDivided: false }).trailers), 'Domain: payouts\n');
  });

  it('of a large message are read at once', () => {
    const text = `Subject\n\n${'a line of a body\n'.repeat(100_000)}\nDomain: payouts\n${'# c\n'.repeat(100_000)}`;
    assert.equal(inLines(readTrailers(text).trailers), 'Domain: payouts\n');
  });
});
