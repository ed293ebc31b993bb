import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { permissionQuestions, statedPhrase } from '../../src/intent/asking.ts';
import { readKeptMessage } from '../../src/intent/message.ts';

const isAsked = (text: string): boolean => permissionQuestions(readKeptMessage(text)).length > 0;

const before = 'Pay at night\n\n';
const after = '\n\nThe cache is cold then.\n';
/** A sentence of the body. */
const inBody = (sentence: string): string => `${before}${sentence}${after}`;

/**
 * Messages that ask for permission, as in the histories that docs/cli.md names, and what one would write in German.
 * `missed`: by design, so that nothing else is reported.
 */
const trueQuestions: readonly (readonly [message: string, missed?: 'missed'])[] = [
  ['Can we simplify the guide? (#653)'],
  ['Can we even ask for Node 16 on CI?'],
  ['could we add the flag to config.h?'],
  ['Can we just remove the parallel flag'],
  ['[PAY-12] Should we retry twice?'],
  ['🚧 Can I drop the old index?'],
  ['feat(pay/batch): may I pay at night?'],
  ['Is it OK to raise the limit'],
  ['OK to merge before the release?'],
  ['So can I turn this off?'],
  [inBody('Thoughts: should we do the same for `var`? It is hardly used.')],
  [inBody('Works on Solaris now. Would it\nbe possible to include this in the next release?')],
  [inBody('This module has no rule for SCTP. Could we add it here? Thanks~')],
  [inBody('Let me know if we can move to another library instead ;-)')],
  [inBody('@bo Do you port this to 4.4, or should I do it by hand?')],
  [inBody('AF_UNSPEC is illegal.\nShould we do this for all targets?')],
  [inBody('Fixed the makefile. Can we make it use Makefile.inc somehow?')],
  [inBody('Views need less. Should we change the order and mention\nrouting first?')],
  [inBody('Follow-up questions:\n\n1) Should we deprecate the task?\n2) The task does more than that.')],
  [inBody('Should we argue for the longer name? I am not sure.')],
  [inBody('They are public. Should we unify the\nnamespace, and document them?')],
  [inBody('I am confused. Should I\njust document the latest version, I do not think that all are on it.')],
  [inBody('The rest needs more work. Should we fix the other warnings too? Maybe later...')],
  [inBody('They still use inout. Should we just go back to it?')],
  [inBody('Not sure if it is the best test. Let me know if I should change it')],
  [inBody('It returns nothing. But can we make it return a value?')],
  [inBody('Do we want this in the defaults? Or should we make a module of its own?')],
  [inBody('@acme/developers should we update the readme as well?')],
  [inBody('It supports a port now.  (Should I move this to a helper?)')],
  [inBody('@bo can we deprecate this? It seems private.')],
  [inBody('TODO: the alignment was 64. Can we set it to 16 instead?')],
  [inBody('**Question: Should we beep here?**')],
  [inBody('- [ ] Should I update the guide?')],
  [inBody('Open questions:\n- Should we keep the old key?\n- Can we drop it in May?')],
  [inBody('Refactor the methods:\n- add `run`\n  - should we expose it?\n- remove `stop`')],
  [inBody('Do I have your approval to deploy on Friday?')],
  [inBody('Requesting permission to deploy on Friday.')],
  [inBody('Does anyone mind if I remove the flag?')],
  [inBody('Would it be a problem if we upgraded Postgres?')],
  [inBody('I was wondering if I could inline this.')],
  ['Kann ich den Index löschen?'],
  ['PAY-12: Darf ich nachts auszahlen?'],
  ['✨ Sollen wir die Grenze anheben?'],
  ['Wollen wir den Cache leeren?'],
  ['Ist es ok, wenn ich den Cache leere?'],
  [inBody('Niemand nutzt sie mehr. Können wir die Spalte löschen?')],
  [inBody('Und sollen wir die Tests auch umbenennen?')],
  [inBody('Frage: Soll ich das Modul aufteilen?')],
  [inBody('Offene Fragen:\n- Sollen wir den alten Schlüssel behalten?')],
  [inBody('Spricht etwas dagegen, den Cache zu leeren?')],
  [inBody('Hat jemand etwas dagegen, wenn ich das lösche?')],
  [inBody('Gebt mir Bescheid, ob ich mergen darf.')],
  [inBody('Wäre es in Ordnung, den Index zu löschen?')],
  [inBody('Sollten wir den Index löschen, oder brauchen wir ihn noch?')],
  ['Any objections to dropping Node 18?', 'missed'],
  [inBody('One, could we just make the test faster?'), 'missed'],
  [inBody('Is it possible to merge this today?'), 'missed'],
  [inBody('We still need the flag. Can we remove it now'), 'missed'],
  [inBody('Could this be merged before the release?'), 'missed'],
  [inBody('Darf der alte Index weg?'), 'missed'],
];

describe('a message that asks for permission', () => {
  for (const [message, missed] of trueQuestions)
    it(`is ${missed ?? 'found'}: ${JSON.stringify(message.replace(before, '').replace(after, ''))}`, () => {
      assert.equal(isAsked(message), missed === undefined);
    });

  for (const message of [
    'Check the result. Should I raise an error\nthrow new PayError("no");',
    inBody('+ review: should we allow the same key twice'),
    inBody('Moved. ### It looks very similar to the\nbaton of the editor: can we use the same one?'),
    inBody('Questions:\n\n* Is it fine to put the tests here?\n\n* Should we keep the old ones?'),
  ])
    it(`is found in another place: ${JSON.stringify(message.replace(before, '').replace(after, ''))}`, () => {
      assert.ok(isAsked(message));
    });

  it('is counted in the docs', () => {
    const missed = trueQuestions.filter(([, missed]) => missed !== undefined).length;
    assert.equal(trueQuestions.length, 60);
    assert.ok(
      readFileSync('docs/cli.md', 'utf8')
        .replace(/\s+/g, ' ')
        .includes(`${String(missed)} of ${String(trueQuestions.length)} true questions`),
    );
  });
});

/** Messages that ask for nothing, by the reason. */
const others: Readonly<Record<string, readonly string[]>> = {
  'a condition': [
    'Should we ever need it back, it is in the history.',
    inBody('Should we ever need it back, it is in the history.'),
    inBody('Should we ever need more bits, we can change back.'),
    inBody('Should we encounter a locale without a dot, the\ncode returns the string.'),
    inBody('Should we lose the connection, the client retries.'),
    inBody('Should I be wrong, revert this.'),
    inBody('Should we add a new system,\nwe can reuse the script.'),
    inBody('Should we bring it back one day, teardown will use an empty stack.'),
    inBody('Should we need it, can I restore it from the history?'),
    inBody('Should we lose the connection, what happens to the rows?'),
    'Should we need it again, revert this',
    'Should we ever need it back,\nit is in the history.',
    'Should we lose the connection\nat night, retry in the morning.',
    'fix: should we lose the connection, retry',
    'Sollten wir die Verbindung verlieren, bleiben die Daten erhalten.',
    inBody('Sollten wir die Verbindung verlieren, bleiben die Daten erhalten.'),
    inBody('Sollten wir die Verbindung verlieren, so bleiben die Daten erhalten.'),
    inBody('Sollten wir das je wieder brauchen, ist es in der Historie.'),
    inBody('Sollte ich falsch liegen, bitte zurücknehmen.'),
    inBody('Sollten wir den Index brauchen, was passiert dann?'),
    inBody('Können wir die Datei nicht lesen, brechen wir ab.'),
    inBody('Kann ich sie nicht lesen, breche ich ab.'),
    'Sollten wir das jemals brauchen: siehe Historie',
    'Sollten wir den Index brauchen, legen wir ihn wieder an',
  ],
  'a clause without a question mark': [
    inBody('Check for the module, or\nshould we use our own by default.'),
    inBody('The cause is gone, and so should we do with the workaround.'),
    inBody('Only then can we move it.'),
    inBody('The cache is warm, so can I/O wait.'),
    inBody('Nobody asks, but could we add it there.'),
    'should we collect routes or not',
    'Decide early - should we retry',
    inBody('Wir prüfen, ob es geht, oder sollen wir es lassen.'),
  ],
  'a quotation in a list': [
    inBody('- [x] 5.2 is obscure. Can we build this out?'),
    inBody('- [X] Should we add an example?'),
    inBody('- Can I pay at night? Yes'),
    inBody('Two elements:\n* Are we running at night?\n* Can we drop files?'),
    inBody('Split it into:\n- a: x\n  - Are we paid?\n- Can we pay?'),
    inBody('Add to the FAQ:\n\n- Can I pay at night?\n- Should we back up the keys?'),
    inBody('The tests cover:\n 1. Can we get a controller?\n 2. Can we set the quota?'),
    inBody('- Q: Can I pay at night?'),
    inBody('- FAQ: Can I pay at night?'),
    inBody('+ PAY#12: Can we make it a warning'),
    inBody('- "Can I pay at night?" is answered'),
    inBody('* Should we log it?\n-> Later'),
    inBody('The questions that this answers:\n1. What is popular? Should we test it?'),
    inBody('- Could we recover? maybe, probably not'),
    'Pay at night (#12)\n\n* Add a test\n\n* Can we include a job like this?\n\n* Fix the setup',
    inBody('Neu in der Hilfe:\n- Kann ich nachts auszahlen?\n- Dürfen wir stornieren?'),
  ],
  'a quotation': [
    'FAQ: Can I write a server with this?',
    'docs(faq): can I pay at night?',
    'Q&A: Can I pay at night?',
    'Test the flush (Was: Should I remove something?)',
    'Re: could we add the flag?',
    'bugzilla 12 API: Please may I use arrays?',
    "Fixed 'Bug 12 - Can I turn it off?'",
    'Fix typo in prompt: Should I continue?',
    'Ask the user: may I track you?',
    inBody('(12:16:39) ana: can I just reformat the file?\n(12:16:59) bo: Sure.'),
    inBody('There should be no messages like this:\n\nShould I do external tests?\nThey will fail.'),
    inBody('The installer asks: Should I continue?'),
    inBody('‘Can I pay at night?’ is answered now.'),
  ],
  'a question that the message answers': [
    inBody('Should we respect the file then? Probably yes. It is ours.'),
    inBody('Can we release these strings once?  Yes, indeed -- the caller keeps them.'),
    inBody('Should I use it?\n\nCertainly not if it is deprecated.'),
    inBody('Should we merge it: yep.'),
    'Can we build it? Yes we can',
    inBody('Can we drop the flag? The answer is yes, but it takes a release.'),
    inBody('Sollen wir das löschen? Ja, niemand nutzt es.'),
    inBody('Können wir das löschen? Wahrscheinlich nicht.'),
    inBody('Should we use two versions? That sounds dangerous, as they differ.'),
    inBody('Should we keep these around?\n\nI think we can break them at once.'),
  ],
  'an announcement': [
    'Darf ich vorstellen: der neue Kern',
    'Darf ich vorstellen: Ana',
    'Dürfen wir vorstellen? Der neue Kern',
    inBody('Darf ich vorstellen: der neue Kern!'),
    'Darf ich bekannt machen: der neue Kern',
    'Darf ich den neuen Kern vorstellen',
    'Dürfen wir präsentieren: Version 2',
    'May I introduce: the new kernel',
    'May I introduce the new kernel',
    'May I present: version 2!',
    'Can I introduce you to the new kernel',
    'Can I get a drumroll: version 2',
  ],
  'an offer, a doubt, or a joke': [
    inBody('Please let me know if I can make any improvements.'),
    inBody('Let me know if I can do anything else.'),
    inBody('Let me know if I can help.'),
    'Can I type correctly??',
    '[Pay] Can we fold yet?',
    'plus a period.  seriously.   should i just watch TV',
    inBody('Can I blame the library?'),
    inBody('Is it possible to create a longer string on 32 bits?'),
    'May I be forgiven',
    'Pay again - can I catch up ?',
    inBody('They are in one category; can we do better?'),
    inBody('We store the level.  (And should we then cache it?)'),
    'can I reproduce this?',
    'Can i haz payouts? :P',
  ],
};

describe('a message that does not ask for permission', () => {
  for (const [reason, messages] of Object.entries(others))
    for (const message of messages)
      it(`is left alone: ${reason}: ${JSON.stringify(message.replace(before, '').replace(after, ''))}`, () => {
        assert.ok(!isAsked(message));
      });
});

describe('a stated intent', () => {
  for (const [message, authority] of [
    // With a participle.
    ['We have moved the writes', 'i-have-done'],
    ["We've already moved the writes", 'i-have-done'],
    ["I've finally rewritten it", 'i-have-done'],
    ["I've now also split the module", 'i-have-done'],
    ['I have put it behind a flag', 'i-have-done'],
    ['I have run the migration', 'i-have-done'],
    ["I've *fixed* it", 'i-have-done'],
    ["I've re-enabled the flag", 'i-have-done'],
    ['[PAY-12] We’ve dropped the index', 'i-have-done'],
    ['We have been paying at night', 'i-have-been-doing'],
    ["I've been slowly moving the writes", 'i-have-been-doing'],
    ['Ich habe die Buchungen verschoben', 'i-have-done'],
    ['Wir haben den Index umbenannt, weil er falsch hieß', 'i-have-done'],
    ['Ich habe das Modul aufgeteilt und die Tests angepasst', 'i-have-done'],
    ['Wir haben den Parser refaktorisiert', 'i-have-done'],
    ['Wir haben es getestet.', 'i-have-done'],
    // Without one.
    ['We have 850+ members now', undefined],
    ['We have a basically functional CA', undefined],
    ['We have no deprecated versions now', undefined],
    ['We have to check the class', undefined],
    ['We have limited time', undefined],
    ['We have sufficient spare bits to store the type', undefined],
    ['We have `with_zone` as a helper. Remove the duplicate.', undefined],
    ['I have no idea why it works now', undefined],
    ['I have not yet finished the tests', undefined],
    ["I've had my address changed", undefined],
    ["I've already seen this test fail", undefined],
    ['We have been 5.7.3 for a while', undefined],
    ["I've been able to pay", undefined],
    ["I've broke it", undefined],
    ['Wir haben jetzt 850 Mitglieder', undefined],
    ['Wir haben nun die erste Beta von Version 2.6.0.', undefined],
    ['Ich habe keine Ahnung', undefined],
    ['Wir haben etwas dagegen', undefined],
    // Wishes.
    ["I'd like to pay at night", 'i-would-like'],
    ['We would like to drop the index', 'i-would-like'],
    ['Ich möchte den Index löschen', 'i-would-like'],
    ['Ich würde gerne nachts auszahlen', 'i-would-like'],
    ["I'd like to be able to pay at night", undefined],
    ['We would like to be able to pay', undefined],
    ["I'd like to see this fixed", undefined],
    ['I would like to have a flag', undefined],
    ["I'd like to thank Bo", undefined],
    ["I'd like this fixed", undefined],
    ["I'd like it if this worked", undefined],
    ['Ich möchte nachts auszahlen können', undefined],
    ['Wir möchten wissen, warum', undefined],
    ['Ich würde gern verstehen, warum', undefined],
  ] as const)
    it(`is ${authority ?? 'none'}: ${message}`, () => {
      assert.equal(statedPhrase(readKeptMessage(message))?.authority, authority);
    });
});
