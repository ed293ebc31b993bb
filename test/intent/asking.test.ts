import assert from 'node:assert/strict';
import { permissionQuestions, statedPhrase } from '../../src/intent/asking.ts';
import { readMessage } from '../../src/intent/message.ts';

/** What asks for permission, and the same as an intent; undefined where only the question is found. */
const asking: readonly (readonly [string, string | undefined])[] = [
  ['Can I move X?', 'I intend to move X'],
  ['Can I move the ledger writes behind the outbox?', 'I intend to move the ledger writes behind the outbox'],
  ['Can I move the ledger writes behind the outbox', 'I intend to move the ledger writes behind the outbox'],
  ['can i rename the table?', 'I intend to rename the table'],
  ['CAN I rename the table?', 'I intend to rename the table'],
  ['Can I please drop the old index?', 'I intend to drop the old index'],
  ['Can I just drop the old index?', 'I intend to drop the old index'],
  ['Can I drop the old index, please?', 'I intend to drop the old index'],
  ['Can I  drop  it ?', 'I intend to drop  it'],
  ['Could I delete v1 of the API?', 'I intend to delete v1 of the API'],
  ['Could we delete v1 of the API?', 'We intend to delete v1 of the API'],
  ['Can we raise the limit to 500?', 'We intend to raise the limit to 500'],
  ['May I merge this today?', 'I intend to merge this today'],
  ['Might I merge this today?', 'I intend to merge this today'],
  ['Should I split the module?', 'I intend to split the module'],
  ['Should we split the module?', 'We intend to split the module'],
  ['Shall we retry three times?', 'We intend to retry three times'],
  ['Should I also rename the tests?', 'I intend to rename the tests'],
  ['Can I have your approval to move the cut-off?', 'I intend to move the cut-off'],
  ['Could I get the go-ahead to release?', 'I intend to release'],
  ['Am I allowed to bypass the cache?', 'I intend to bypass the cache'],
  ['Are we allowed to store the name?', 'We intend to store the name'],
  ['Is it ok to drop support for Node 18?', 'I intend to drop support for Node 18'],
  ['Is it okay to drop support for Node 18?', 'I intend to drop support for Node 18'],
  ['Is it OK with you to drop Node 18?', 'I intend to drop Node 18'],
  ['Is it possible to run this at night?', 'I intend to run this at night'],
  ['Is it fine for me to run this at night?', 'I intend to run this at night'],
  ['Is it ok if I move the writes?', 'I intend to move the writes'],
  ['Is it ok if we moved the writes?', 'We intend to move the writes'],
  ['Is it alright that I close this?', 'I intend to close this'],
  ['Would it be ok if I moved the writes?', 'I intend to move the writes'],
  ['Would it be ok if I dropped the index?', 'I intend to drop the index'],
  ['Would it be ok if I rewrote the parser?', 'I intend to rewrite the parser'],
  ['Would it be fine if I tried another queue?', 'I intend to try another queue'],
  ['Would it be possible to cache the rates?', 'I intend to cache the rates'],
  ['Would it be a problem if we upgraded Postgres?', 'We intend to upgrade Postgres'],
  ['Would it be ok if I frobbed the knob?', undefined],
  ['Would that be ok to ship on Friday?', 'I intend to ship on Friday'],
  ['Ok if I merge this?', 'I intend to merge this'],
  ['Do you mind if I reorder the steps?', 'I intend to reorder the steps'],
  ['Would you mind if I reordered the steps?', 'I intend to reorder the steps'],
  ['Does anyone mind if I remove the flag?', 'I intend to remove the flag'],
  ['Mind if I remove the flag?', 'I intend to remove the flag'],
  ['Any objections if I remove the flag?', 'I intend to remove the flag'],
  ['Let me know if I can merge this.', 'I intend to merge this'],
  ['Please let me know if I can merge this', 'I intend to merge this'],
  ['Please let us know whether we may publish it.', 'We intend to publish it'],
  ["Let me know if it's ok to publish", 'I intend to publish'],
  ['Let me know if it is ok if I publish', 'I intend to publish'],
  ['I was wondering if I could inline this', 'I intend to inline this'],
  ['Wondering whether we should inline this', 'We intend to inline this'],
  ['I would like your permission to deploy', 'I intend to deploy'],
  ["I'd like to ask for your approval to deploy", 'I intend to deploy'],
  ['Requesting approval to deploy on Friday', 'I intend to deploy on Friday'],
  ['Asking for permission to deploy', 'I intend to deploy'],
  ['feat(payouts): can I pay at night?', 'feat(payouts): I intend to pay at night'],
  ['fix!: Can I drop the column?', 'fix!: I intend to drop the column'],
  ['Can I move X or should I ask Bo?', undefined],
  ['Kann ich X verschieben?', 'Ich habe vor, X zu verschieben'],
  ['Kann ich die Tabelle umbenennen?', 'Ich habe vor, die Tabelle umzubenennen'],
  ['Darf ich den alten Index löschen?', 'Ich habe vor, den alten Index zu löschen'],
  ['Sollen wir die Grenze anheben?', 'Wir haben vor, die Grenze anzuheben'],
  ['Könnten wir nachts auszahlen?', 'Wir haben vor, nachts auszuzahlen'],
  ['Soll ich bitte das Modul aufteilen?', 'Ich habe vor, das Modul aufzuteilen'],
  ['Ist es in Ordnung, den Cache zu leeren?', 'Ich habe vor, den Cache zu leeren'],
  ['Ist es ok, die Tabelle umzubenennen?', 'Ich habe vor, die Tabelle umzubenennen'],
  ['Ist es ok, wenn ich den Cache leere?', undefined],
  ['Gebt mir Bescheid, ob ich mergen darf', 'Ich habe vor, zu mergen'],
  ['Habt ihr was dagegen, wenn ich das lösche?', undefined],
];

/** What asks for nothing, or for something else. */
const silent: readonly string[] = [
  'I intend to move the ledger writes behind the outbox',
  'We intend to move the ledger writes',
  'I recommend to move the ledger writes',
  'I would like to move the ledger writes',
  'I think the writes are slow',
  "I've moved the ledger writes",
  'Ich habe vor, die Buchungen zu verschieben',
  'Move the ledger writes after the outbox',
  'Can inject services into handlers',
  'Can I Use data updated to November',
  'Add a link to "Can I use…"',
  'Add a link to Can I use',
  'Answer "Can I move it?" in the docs',
  'Explain `can I move it?` in the docs',
  "Replace 'Should I wait?' by a status",
  '"Can I move it?" is not what we say',
  '“Can I move it?” is not what we say',
  '„Kann ich das verschieben?“ sagt hier niemand',
  'Document when one may merge',
  'Document whether we can merge on Friday',
  'You can now move payouts',
  'Now I can move payouts without a lock',
  'What can I say: rename it',
  'How can we reach support? Add a link',
  'Why should we retry? Say so in the log',
  'Where can I find the logs: add a page',
  'Who may I ask? Add an owner',
  'Can I ask why the retry is there?',
  'May I suggest another name?',
  'Can we talk about the cut-off?',
  'Should we worry about the old rows?',
  'Can we assume UTC here?',
  'Can I get the logs from the page now',
  'Should I not retry',
  'Should we have known',
  'May 2026: raise the limit',
  'Mayfly: can iterate over rows',
  'Canary: I release at night',
  'Is it a bird? Rename the enum',
  'Is it ok? Rename the enum',
  'Is it possible? Yes: cache the rates',
  'Is item ok to drop',
  'Permit I/O in handlers',
  'Scan Iceberg tables at night',
  'Let me know how it goes',
  'Let me know if the build breaks',
  'Let the user know if the build can start',
  'Mind the gap: if I is zero, stop',
  'Would it be faster to cache? Measure it',
  'Wonder: rename the class',
  'Wondering about locks: measure them',
  'Allow me to move payouts',
  'Ask for permission in the browser before notifying',
  'Ask the user "May I track you?" once',
  'Revert "Can I move X?"',
  'Reapply "Can I move X?"',
  "Merge branch 'can-i-move'",
  'Merge pull request #12 from acme/can-i',
  'fixup! Can I move X?',
  'squash! Can I move X?',
  'amend! Can I move X?',
  'Kann der Nutzer löschen? Jetzt ja',
  'Kannich in Kann ich umbenannt',
  'Dürfen Händler stornieren: Regel ergänzt',
  'Soll-Werte aktualisiert',
  'Können wir davon sprechen, wie lange es dauert?',
  'Ist es ein Fehler? Umbenannt',
  'Sollte der Cache leer sein, neu laden',
  'The parser can I/O-bind the worker',
  'Explain in the guide when one should ask',
  'Say who may approve a payout',
  'Show “May I help?” only once',
];

const rewritten = (text: string): (string | undefined)[] =>
  permissionQuestions(readMessage(text)).map(({ rewriting }) =>
    rewriting === undefined
      ? undefined
      : text.slice(0, rewriting.span.start) + rewriting.newText + text.slice(rewriting.span.end),
  );

describe('a sentence that asks for permission', () => {
  for (const [sentence, intent] of asking)
    it(`has the intent in its place: ${sentence}`, () => {
      assert.deepEqual(rewritten(sentence), [intent]);
    });

  for (const [sentence, authority, expected] of [
    ['Can I move the writes?', 'tell-me', undefined],
    ['Can I move the writes?', 'i-think', 'I think we should move the writes'],
    ['Can I move the writes?', 'i-recommend', 'I recommend that we move the writes'],
    ['Should we move the writes?', 'i-recommend', 'We recommend that we move the writes'],
    ['Can I move the writes?', 'i-would-like', 'I would like to move the writes'],
    ['Can I move the writes?', 'i-intend', 'I intend to move the writes'],
    ['Can I move the writes?', 'i-have-done', 'I intend to move the writes'],
    ['Ok if I moved the writes?', 'i-recommend', 'I recommend that we move the writes'],
    ['Kann ich den Index umbenennen?', 'i-think', 'Ich denke, wir sollten den Index umbenennen'],
    ['Kann ich den Index umbenennen?', 'i-recommend', 'Ich empfehle, den Index umzubenennen'],
    ['Sollen wir den Index löschen?', 'i-would-like', 'Wir möchten den Index löschen'],
    ['Ist es in Ordnung, den Index umzubenennen?', 'i-would-like', 'Ich möchte den Index umbenennen'],
    ['Ist es in Ordnung, den Index zu löschen?', 'i-think', 'Ich denke, wir sollten den Index löschen'],
    ['Kann ich den Index löschen?', 'tell-me', undefined],
  ] as const)
    it(`is rewritten at ${authority}: ${sentence}`, () => {
      const message = readMessage(sentence);
      const [asked] = permissionQuestions(message, authority);
      assert.equal(asked?.rewriting?.newText, expected);
      if (expected === undefined) return;
      // What it becomes states the phrase of that level, or of the one that is enough.
      const stated = statedPhrase(readMessage(expected))?.authority;
      assert.equal(stated, authority === 'i-have-done' ? 'i-intend' : authority);
    });

  it('is marked by what it asks with', () => {
    const text = 'feat: could we  please move X?';
    assert.deepEqual(
      permissionQuestions(readMessage(text)).map(({ span }) => text.slice(span.start, span.end)),
      ['could we  please'],
    );
  });

  it('is found in the body as well, and ends with a full stop there', () => {
    const text =
      'Move X\n\nIt is slow. Can I move it?\nIt would help, so could we\ncache it? Nobody objected.\n\n- should I wait?\n';
    const asked = permissionQuestions(readMessage(text));
    const after = asked.reduceRight(
      (text, { rewriting }) =>
        rewriting === undefined
          ? text
          : text.slice(0, rewriting.span.start) + rewriting.newText + text.slice(rewriting.span.end),
      text,
    );
    assert.equal(
      after,
      'Move X\n\nIt is slow. I intend to move it.\nIt would help, so we intend to cache it. Nobody objected.\n\n- I intend to wait.\n',
    );
  });

  it('becomes one that is left alone', () => {
    for (const [, intent] of asking) if (intent !== undefined) assert.deepEqual(rewritten(intent), []);
  });
});

describe('a sentence that asks for nothing, or for something else', () => {
  for (const sentence of silent)
    it(`is left alone: ${sentence}`, () => {
      assert.deepEqual(rewritten(sentence), []);
    });

  it('may be a quotation, code, a comment or a trailer', () => {
    const text = `Move X

> Can I move it?

    Can I move it?

\`\`\`
Can I move it?
\`\`\`

| Can I move it? |

# Can I move it?

Reviewed-by: Can I move it?
`;
    assert.deepEqual(rewritten(text), []);
  });

  it('may be very long', function () {
    this.timeout(120_000);
    for (const part of [
      'x can I ',
      '„',
      "'",
      '"',
      'a. `b` ',
      '. ',
      '- ',
      'can I ask ',
      ', so ',
      '\n- x',
      '\n> ',
      '\n\n* x',
      ' ',
    ])
      assert.deepEqual(rewritten(`Move X\n\nx${part.repeat(1_000_000 / part.length)}\n`), []);
    assert.deepEqual(rewritten(`Move X\n\n* x${' '.repeat(1_000_000)}y\nz\n`), []);
  });
});

describe('the authority level of a message', () => {
  for (const [subject, authority] of [
    ['I intend to move it', 'i-intend'],
    ['We intend to move it', 'i-intend'],
    ['feat(payouts)!: I intend to move it', 'i-intend'],
    ['i intend to move it', 'i-intend'],
    ['I recommend to move it', 'i-recommend'],
    ['I think it is slow', 'i-think'],
    ["I'd like to move it", 'i-would-like'],
    ['I would like to move it', 'i-would-like'],
    ["I've moved it", 'i-have-done'],
    ['I’ve been moving it', 'i-have-been-doing'],
    ['Tell me what to do with it', 'tell-me'],
    ['Ich habe vor, es zu verschieben', 'i-intend'],
    ['Ich habe es verschoben', 'i-have-done'],
    ['Ich empfehle, es zu verschieben', 'i-recommend'],
    ['Move it', undefined],
    ['I intended to move it', undefined],
    ['Say "I intend to"', undefined],
  ] as const)
    it(`is ${authority ?? 'none'}: ${subject}`, () => {
      assert.equal(statedPhrase(readMessage(subject))?.authority, authority);
    });

  it('is none of an empty message', () => {
    assert.equal(statedPhrase(readMessage('# comment\n')), undefined);
  });
});
