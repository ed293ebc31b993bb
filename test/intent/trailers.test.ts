import assert from 'node:assert/strict';
import { readTrailers } from '../../src/intent/trailers.ts';
import { holds } from '../property.ts';
import { inLines, trailersByGit } from './git.ts';
import { messages } from './messages.ts';
import { readTrailersAsGit } from './properties.ts';

describe('the trailers of a message', function () {
  this.timeout(180_000);

  for (const message of messages)
    it(`are those that git reads: ${JSON.stringify(message)}`, () => {
      assert.equal(inLines(readTrailers(message).trailers), trailersByGit(message));
    });

  holds(readTrailersAsGit);

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
