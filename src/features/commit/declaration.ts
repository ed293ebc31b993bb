import { permissionQuestions, startOfSentence, statedPhrase } from '../../intent/asking.ts';
import { isGenerated } from '../../intent/generated.ts';
import { isKnownVerb } from '../../intent/languages/englishVerbs.ts';
import { trailerValues, readMessage, trailerEdit, type Message } from '../../intent/message.ts';
import type { AuthorityLevel } from '../../model/ladder.ts';
import type { TextEdit } from '../../text/finding.ts';
import { t } from '../../text/l10n.ts';
import { quoted } from '../../text/sentence.ts';
import { difference } from '../../text/soundEdits.ts';
import type { ChangesOfDomain } from '../reports/changesByOwner.ts';
import { draftFor, type TrailerCandidate } from './draft.ts';

/** A possible addition to a commit message. Existing content is kept. */
export interface DeclarationStep {
  /** The resulting text. */
  readonly label: string;
  readonly meaning: string;
  /** Whether it is preselected. */
  readonly isPicked: boolean;
  readonly does:
    | { readonly kind: 'sentence'; readonly edit: TextEdit }
    | { readonly kind: 'trailer'; readonly key: TrailerCandidate['key']; readonly value: string };
}

/** Matches openings that continue with a verb in its base form. */
const beforeVerb = / (?:to|we|should)$/;

/** The possible additions to the message of a commit with these changes, in the order of the message. */
export function declarationSteps(message: Message, groups: readonly ChangesOfDomain[]): DeclarationStep[] {
  const { authority, opening, trailers } = draftFor(groups);
  const sentence = sentenceStep(message, authority, opening);
  return [
    ...(sentence === undefined ? [] : [sentence]),
    ...trailers.flatMap(({ key, values }) => {
      const named = trailerValues(message, key).map(({ value }) => value);
      return values
        .filter(({ value }) => !named.includes(value))
        .map(({ value, meaning }) => ({
          label: `${key}: ${value}`,
          meaning: meaning === value ? '' : meaning,
          isPicked: key === 'Domain' && named.length === 0,
          does: { kind: 'trailer' as const, key, value },
        }));
    }),
  ];
}

/** The message after the given steps. */
function declared({ text, reading }: Message, steps: readonly DeclarationStep[]): string {
  let after = text;
  for (const { does } of steps) if (does.kind === 'sentence') after = edited(after, does.edit);
  const values = new Map<TrailerCandidate['key'], string[]>();
  for (const { does } of steps)
    if (does.kind === 'trailer') values.set(does.key, [...(values.get(does.key) ?? []), does.value]);
  for (const [key, list] of values) {
    const edit = trailerEdit(after, key, list.join(', '), reading);
    if (edit !== undefined) after = edited(after, edit);
  }
  return after;
}

/**
 * Adds the opening phrase to the message: before an existing sentence that can follow it, or in place of a
 * question.
 */
function sentenceStep(
  message: Message,
  authority: AuthorityLevel,
  opening: string,
): DeclarationStep | undefined {
  const { text, subject } = message;
  const start = startOfSentence(message);
  if (subject === undefined || start === undefined)
    return {
      label: `${opening}…`,
      meaning: t('as the subject line'),
      isPicked: true,
      does: { kind: 'sentence', edit: { span: { start: 0, end: 0 }, newText: `${opening} ` } },
    };
  if (isGenerated(message) || statedPhrase(message) !== undefined) return undefined;
  const sentence = text.slice(start, subject.end);
  const asked = permissionQuestions(message, authority).find(({ span }) => span.start < subject.end);
  const edit = asked === undefined ? openedBy(opening, sentence, start) : asked.rewriting;
  if (edit === undefined) return undefined;
  return {
    label: edited(text, edit).slice(
      start,
      subject.end + edit.newText.length - (edit.span.end - edit.span.start),
    ),
    meaning: t('replaces {0}', quoted(sentence)),
    isPicked: true,
    does: { kind: 'sentence', edit },
  };
}

/**
 * `Move the ledger` becomes `I intend to move the ledger`; undefined if the sentence does not start with a known
 * verb.
 */
function openedBy(opening: string, sentence: string, start: number): TextEdit | undefined {
  const verb = /^[A-Za-z]+(?=\s)/.exec(sentence)?.[0].toLowerCase();
  if (verb === undefined || !isKnownVerb(verb) || !beforeVerb.test(opening)) return undefined;
  return { span: { start, end: start + verb.length }, newText: `${opening} ${verb}` };
}

function edited(text: string, { span, newText }: TextEdit): string {
  return text.slice(0, span.start) + newText + text.slice(span.end);
}

/** A single edit that applies all steps to the message; undefined if nothing changes. */
export function declarationEdit(message: Message, steps: readonly DeclarationStep[]): TextEdit | undefined {
  const { text } = message;
  const after = declared(message, steps);
  return difference(text, after)[0];
}

/** A new message for these changes. */
export function messageStart(groups: readonly ChangesOfDomain[]): string {
  const empty = readMessage('');
  return declared(
    empty,
    declarationSteps(empty, groups).filter(({ isPicked }) => isPicked),
  );
}
