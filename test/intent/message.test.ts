import assert from 'node:assert/strict';
import { trailerValues, readMessage, trailerEdit } from '../../src/intent/message.ts';
import { holds } from '../property.ts';
import { messages } from './messages.ts';
import { checkWritten, writtenTrailers } from './properties.ts';

describe('a trailer that is written into a message', function () {
  this.timeout(120_000);

  // As soon as that line has its end, what follows is a patch.
  const unfinished = 'Subject\n\nDomain: payouts\n---';
  it('is not written where git would not read it', () => {
    assert.equal(trailerEdit(unfinished, 'Goal', 'no-second-payout'), undefined);
  });

  for (const message of messages.filter((message) => message !== unfinished))
    it(`loses nothing, is read by git, and is not written again: ${JSON.stringify(message)}`, () => {
      checkWritten(message);
    });

  holds(writtenTrailers);

  it('stands where one reads on, with the line breaks that are there', () => {
    const applied = (text: string): string => {
      const edit = trailerEdit(text, 'Domain', 'payouts');
      return edit === undefined
        ? text
        : text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.start);
    };
    assert.deepEqual(
      [
        'Subject',
        'Subject\r\n\r\nBody.\r\n',
        'Subject\n\nGoal: same-day\n\n# Please enter\n',
        '\n# Please enter\n',
        'Subject\n\nDomain: payouts\n',
        'Subject\n\ndomain: payouts\n',
      ].map(applied),
      [
        'Subject\n\nDomain: payouts',
        'Subject\r\n\r\nBody.\r\n\r\nDomain: payouts\r\n',
        'Subject\n\nGoal: same-day\nDomain: payouts\n\n# Please enter\n',
        '\n\nDomain: payouts\n\n# Please enter\n',
        'Subject\n\nDomain: payouts\n',
        'Subject\n\ndomain: payouts\n',
      ],
    );
  });
});

describe('a message', () => {
  const partsOf = (text: string): unknown => {
    const { subject, body, trailers } = readMessage(text);
    return {
      subject: subject && text.slice(subject.start, subject.end),
      body: body.map(({ start, end }) => text.slice(start, end)),
      trailers: trailers.trailers.map(({ key }) => key),
    };
  };

  it('has a subject, a body and trailers, without comments', () => {
    assert.deepEqual(
      partsOf(
        '\n# a comment\n  I intend to move it  \nand more\n\nBody.\n# a comment\n - a point\n\nDomain: payouts\n\n# Please enter\n',
      ),
      {
        subject: 'I intend to move it',
        body: ['and more', 'Body.', ' - a point'],
        trailers: ['Domain'],
      },
    );
  });

  it('may have nothing', () => {
    for (const text of ['', '\n', '# comment\n', '\r\n\r\n'])
      assert.deepEqual(partsOf(text), { subject: undefined, body: [], trailers: [] });
  });

  it('names several in one trailer, and in several', () => {
    const text =
      'S\n\nCriteria: reversible, few-parts ,\n  small\nconsulted: Ana <ana@example.com>,@acme/platform\nCRITERIA: late\n';
    const message = readMessage(text);
    assert.deepEqual(
      trailerValues(message, 'Criteria').map(({ value }) => value),
      ['reversible', 'few-parts', 'small', 'late'],
    );
    assert.deepEqual(
      trailerValues(message, 'Consulted').map(({ span: { start, end } }) => text.slice(start, end)),
      ['Ana <ana@example.com>', '@acme/platform'],
    );
    assert.deepEqual(trailerValues(message, 'Goal'), []);
  });
});
