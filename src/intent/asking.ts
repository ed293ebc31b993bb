import type { AuthorityLevel } from '../model/ladder.ts';
import type { TextEdit } from '../text/finding.ts';
import { lastBefore, type Span } from '../text/span.ts';
import type { Language } from './language.ts';
import { english } from './languages/english.ts';
import { german } from './languages/german.ts';
import type { Message, TrailerValue } from './message.ts';

/** A question for permission, and the same sentence as an intent. */
export interface PermissionQuestion {
  /** The words that ask, such as `Can I`. */
  readonly span: Span;
  /** Undefined if the sentence cannot be rewritten reliably. */
  readonly rewriting: TextEdit | undefined;
}

/** The maximum length of a sentence, in UTF-16 units. Longer ones are skipped. */
const maxSentence = 2000;
/** The number of UTF-16 units of a message within which paragraphs are checked. */
const maxRead = 100_000;

const languages: readonly Language[] = [english, german];

/**
 * Subjects written by git, or by people who follow up on a commit. Their questions come from the original
 * commit.
 */
const byItself =
  /^(?:Merge (?:branch|branches|tag|commit|pull request|remote-tracking)\b|Revert "|Reapply "|(?:fixup|squash|amend)! )/;

/** A type and scope of Conventional Commits 1.0, such as `feat(payouts): `. */
const conventional = /^[a-z]+(?:\(([^()\r\n]*)\))?!?:[ \t]+/i;

/**
 * The questions for permission in a message, in text order. Skips quotations, code, and messages that git
 * wrote.
 */
export function permissionQuestions(message: Message): PermissionQuestion[] {
  const { text, subject, body } = message;
  const start = startOfSentence(message);
  if (subject === undefined || start === undefined || isByGit(message)) return [];
  return [
    ...askedIn(text, { start, end: subject.end }, true),
    ...paragraphsOf(
      text,
      body.filter(({ start }) => start < maxRead),
    ).flatMap((paragraph) => askedIn(text, paragraph, false)),
  ];
}

/** The phrase of an authority level at the start of a message. */
export interface StatedPhrase {
  readonly rung: AuthorityLevel;
  readonly span: Span;
}

/** The phrase at the start of a message, such as `I intend`. Undefined if there is none. */
export function statedPhrase(message: Message): StatedPhrase | undefined {
  const start = startOfSentence(message);
  if (start === undefined) return undefined;
  for (const { phrases } of languages)
    for (const { rung, begins } of phrases) {
      begins.lastIndex = start;
      const phrase = begins.exec(message.text);
      if (phrase !== null) return { rung, span: { start, end: start + phrase[0].length } };
    }
  return undefined;
}

/**
 * The offset of the subject's first word after the type of Conventional Commits. Undefined without a subject.
 */
export function startOfSentence({ text, subject }: Message): number | undefined {
  return subject && subject.start + lengthOfType(text.slice(subject.start, subject.end));
}

/** The length of the type at the start of a line, such as `feat(payouts): `. 0 if there is none. */
export function lengthOfType(line: string): number {
  return conventional.exec(line)?.[0].length ?? 0;
}

/** The scope of Conventional Commits 1.0 in a subject: `payouts` in `feat(payouts): …`. */
export function commitScope({ text, subject }: Message): TrailerValue | undefined {
  const value = subject && conventional.exec(text.slice(subject.start, subject.end))?.[1];
  if (value === undefined || value.trim() === '') return undefined;
  const start = text.indexOf('(', subject?.start) + 1;
  return { value, span: { start, end: start + value.length } };
}

/** Whether git wrote a message, or somebody who follows up on a commit: a merge, a revert, a fixup. */
export function isByGit({ text, subject }: Message): boolean {
  return subject !== undefined && byItself.test(text.slice(subject.start, subject.end));
}

/** Groups adjacent lines of prose into paragraphs. Skips code, quotations, and tables. */
function paragraphsOf(text: string, lines: readonly Span[]): Span[] {
  const paragraphs: { start: number; end: number }[] = [];
  let isFenced = false;
  let isOpen = false;
  let before = -1;
  for (const { start, end } of lines) {
    const line = text.slice(start, end);
    const isFence = /^\s*(?:```|~~~)/.test(line);
    if (isFence) isFenced = !isFenced;
    const isProse = !isFence && !isFenced && !/^(?: {4}|\t|\s*>|\s*\|)/.test(line);
    const follows = /^\r?\n?$/.test(text.slice(before, start)) && !/^\s*(?:[-*+]|\d+[.)]) /.test(line);
    const last = paragraphs.at(-1);
    if (isProse && isOpen && follows && last !== undefined) last.end = end;
    else if (isProse) paragraphs.push({ start, end });
    isOpen = isProse;
    before = end;
  }
  return paragraphs;
}

function askedIn(text: string, { start, end }: Span, isSubject: boolean): PermissionQuestion[] {
  const paragraph = text.slice(start, end);
  const quoted = quotationsIn(paragraph);
  const ends = endsIn(paragraph, quoted);
  let next = 0;
  const asked: PermissionQuestion[] = [];
  for (const { index, 0: before } of paragraph.matchAll(
    /^\s*(?:(?:[-*+]|\d+[.)])\s+)?|[.!?;:]["')]?\s+|[,–—]\s+(?:so|and|but|also|or)\s+|\s-\s+/g,
  )) {
    const at = index + before.length;
    if (isWithin(quoted, at)) continue;
    while (next < ends.length && (ends[next] ?? 0) <= at) next++;
    const sentence = paragraph.slice(at, ends[next] ?? paragraph.length);
    const question = questionAt(sentence);
    if (question === undefined) continue;
    const { length, intent } = question;
    const isAtStart = index === 0 || /[.!?]["')]?\s+$/.test(before);
    const newText =
      intent === undefined
        ? undefined
        : endedAs(
            sentence,
            isAtStart ? intent : intent.replace(/^(?!I\b)./, (first) => first.toLowerCase()),
            isSubject,
          );
    asked.push({
      span: { start: start + at, end: start + at + length },
      rewriting:
        newText === undefined
          ? undefined
          : { span: { start: start + at, end: start + at + sentence.length }, newText },
    });
  }
  return asked;
}

/** The question at the start of a sentence, and the same sentence as an intent without end punctuation. */
function questionAt(
  sentence: string,
): { readonly length: number; readonly intent: string | undefined } | undefined {
  if (sentence.length > maxSentence) return undefined;
  for (const { questions } of languages)
    for (const { begins, intent, isOther } of questions) {
      begins.lastIndex = 0;
      const begin = begins.exec(sentence);
      if (begin === null) continue;
      const rest = sentence.slice(begin[0].length).replace(/\s*[?.!]*$/, '');
      if (rest === '' || isOther?.(rest) === true) return undefined;
      return { length: begin[0].trimEnd().length, intent: intent(rest, begin) };
    }
  return undefined;
}

/** Ends an intent like its sentence. A subject has no period. */
function endedAs(sentence: string, intent: string, isSubject: boolean): string {
  const end = /\s*[?.!]+$/.exec(sentence)?.[0] ?? '';
  return isSubject ? intent : `${intent}${end === '' ? '' : '.'}`;
}

/** The offsets after the end punctuation of each sentence, in text order. */
function endsIn(paragraph: string, quoted: readonly Span[]): number[] {
  return Array.from(paragraph.matchAll(/[?!]+|\.+(?=\s|$)/g))
    .filter(({ index }) => !isWithin(quoted, index))
    .map(({ index, 0: mark }) => index + mark.length);
}

/** Whether an offset is in one of `spans`, which are sorted. */
function isWithin(spans: readonly Span[], at: number): boolean {
  const span = lastBefore(spans, at);
  return span !== undefined && at < span.end;
}

/** The quotations and code spans of a paragraph, in text order. */
function quotationsIn(paragraph: string): Span[] {
  return Array.from(
    paragraph.matchAll(
      /`[^`]{0,300}`|"[^"]{0,300}"|“[^”]{0,300}”|„[^“”]{0,300}[“”]|«[^»]{0,300}»|(?<!\w)'[^']{0,300}'(?!\w)/g,
    ),
    ({ index, 0: quotation }) => ({ start: index, end: index + quotation.length }),
  );
}
