import { defaultAuthority, type AuthorityLevel } from '../model/ladder.ts';
import type { TextEdit } from '../text/finding.ts';
import type { Span } from '../text/span.ts';
import { isGenerated } from './generated.ts';
import { lengthOfHeader } from './header.ts';
import type { Language } from './language.ts';
import { english } from './languages/english.ts';
import { german } from './languages/german.ts';
import type { Message } from './message.ts';
import { endsIn, isWithin, paragraphsIn, quotationsIn, type Paragraph } from './prose.ts';

/** A question for permission, and the same sentence as an intent. */
export interface PermissionQuestion {
  /** The words that ask, such as `Can I`. */
  readonly span: Span;
  /** Undefined if the sentence cannot be rewritten reliably. */
  readonly rewriting: TextEdit | undefined;
}

/** The maximum length of a sentence, in UTF-16 units. Longer ones are skipped. */
const maxSentence = 2000;
/** The maximum length of the text before a colon that is looked at. */
const maxLabel = 80;
/** The minimum number of words of a statement before a colon. */
const minStatement = 7;
/** The maximum length of the text after a question that is looked at. */
const maxAnswer = 80;

/** A type or a scope of a subject that quotes others, such as `FAQ: ` and `docs(faq): `. */
const ofOthers = /(?:^|[([/\s])(?:faqs?|q[&/]a|re|fwd?|aw|wg|examples?|quotes?)(?:[)\]/:,]|\s)/i;

/** The title of a commit in the message with which GitHub squashes a pull request: an item between empty lines. */
const squashedTitle = /(?<=\n\r?\n)\* \S[^\n]*(?:\n\r?\n|\n?$)/g;
/** The number of such titles from which on a message is taken for one of GitHub. */
const minSquashed = 3;

/** The length of what can stand before a question at the start of an item, such as `[ ] `. */
const maxBeforeQuestion = 6;

const languages: readonly Language[] = [english, german];

/**
 * The questions for permission in a message, in text order, rewritten in the phrase of an authority level. Skips
 * quotations, code, conditions, questions that the message answers, and messages that git, hosts, and bots wrote.
 */
export function permissionQuestions(
  message: Message,
  authority: AuthorityLevel = defaultAuthority,
): PermissionQuestion[] {
  const { text, subject } = message;
  const start = startOfSentence(message);
  if (subject === undefined || start === undefined || isGenerated(message)) return [];
  const isSquashed = (text.match(squashedTitle)?.length ?? 0) >= minSquashed;
  const isQuoting = ofOthers.test(text.slice(Math.max(subject.start, start - maxLabel), start));
  return [
    ...(isQuoting ? [] : askedIn(text, { start, end: subject.end }, authority, true)),
    ...paragraphsIn(message)
      .filter(({ mark }) => mark !== '*' || !isSquashed)
      .flatMap((paragraph) =>
        askedIn(text, paragraph, authority, false).filter(
          ({ span }) => !isQuoted(text, paragraph, span.start),
        ),
      ),
  ];
}

/** The phrase of an authority level at the start of a message. */
export interface StatedPhrase {
  readonly authority: AuthorityLevel;
  readonly span: Span;
}

/** The phrase at the start of a message, such as `I intend`. Undefined if there is none. */
export function statedPhrase(message: Message): StatedPhrase | undefined {
  const { text, subject } = message;
  const start = startOfSentence(message);
  if (subject === undefined || start === undefined) return undefined;
  for (const { phrases } of languages)
    for (const { authority, begins, isOther } of phrases) {
      begins.lastIndex = start;
      const phrase = begins.exec(text);
      if (phrase === null) continue;
      const end = start + phrase[0].length;
      // A subject can go on in the next line.
      if (isOther?.(text.slice(end, end + maxSentence).split(/\r?\n\s*\r?\n/, 1)[0] ?? '') === true) continue;
      return { authority, span: { start, end } };
    }
  return undefined;
}

/** The offset of the first word of the subject's sentence, after types, tickets, and emoji. Undefined without a subject. */
export function startOfSentence({ text, subject }: Message): number | undefined {
  return subject && subject.start + lengthOfHeader(text.slice(subject.start, subject.end));
}

/**
 * Whether a question quotes others: in a task that is done, or at the start of something that is introduced as other
 * than questions, such as the entries of an FAQ.
 */
function isQuoted(text: string, { textStart, end, mark, introduction }: Paragraph, at: number): boolean {
  if (introduction !== undefined) {
    const label = plain(introduction);
    const isOfOthers = languages.some(({ quotesMore }) => quotesMore.test(label));
    if (isOfOthers || (at <= textStart + maxBeforeQuestion && !introducesQuestions(label))) return true;
  }
  return mark !== undefined && /^\[[xX]\]\s/.test(text.slice(textStart, Math.min(end, textStart + 4)));
}

function introducesQuestions(introduction: string): boolean {
  return languages.some(
    ({ introduces, introducesMore }) => introduces.test(introduction) || introducesMore.test(introduction),
  );
}

/** Where a question can start: with the paragraph, after a sentence, or in the middle of one. */
const starts =
  /^\s*(?:(?:[-*+•]|\d{1,3}[.)])\s+)?(?:\[ \]\s+)?|[.!?;:]["')]?\s+|[,–—]\s+(?:so|and|but|also|or|oder|und|also|aber)\s+|\s[-–—]\s+|(?<=[.!?]\s{1,4})\((?!and\s)/gi;

function askedIn(
  text: string,
  { start, end }: Span,
  authority: AuthorityLevel,
  isSubject: boolean,
): PermissionQuestion[] {
  const paragraph = text.slice(start, end);
  const quoted = quotationsIn(paragraph);
  const ends = endsIn(paragraph, quoted);
  let next = 0;
  const asked: PermissionQuestion[] = [];
  for (const { index, 0: before } of paragraph.matchAll(starts)) {
    const at = index + before.length;
    if (isWithin(quoted, at)) continue;
    while (next < ends.length && (ends[next] ?? 0) <= at) next++;
    const sentenceEnd = ends[next] ?? paragraph.length;
    const sentence = paragraph.slice(at, sentenceEnd);
    if (sentence.length > maxSentence) continue;
    const isColon = before.startsWith(':');
    const label = isColon ? labelBefore(paragraph, index, ends[next - 1] ?? 0) : '';
    if (isColon && !isLabel(label, isSubject, sentence)) continue;
    const after = text.slice(start + sentenceEnd);
    const isOpen = sentenceEnd === paragraph.length && !/[.!?]$/.test(sentence);
    const rest = isSubject && isOpen ? continuation(after) : '';
    // At the start of a subject or of a sentence in it, and alone after a label, one asks without a question mark too.
    const isTitle = isSubject
      ? index === 0 || isColon || (/^[.!?]/.test(before) && /^[A-Z]/.test(sentence))
      : isColon && isOpen && index <= label.length + maxBeforeQuestion && !/\n./.test(sentence);
    const question = questionAt(sentence, rest, authority, isTitle);
    if (question === undefined) continue;
    if (answersFollow(after)) continue;
    const { length, intent, offset } = question;
    const isAtStart = offset === 0 && (index === 0 || /[.!?]["')]?\s+$/.test(before));
    const newText =
      intent === undefined
        ? undefined
        : endedAs(
            sentence,
            isAtStart ? intent : intent.replace(/^(?!I\b)./, (first) => first.toLowerCase()),
            isSubject,
          );
    const from = start + at + offset;
    asked.push({
      span: { start: from, end: from + length },
      rewriting:
        newText === undefined
          ? undefined
          : { span: { start: from, end: start + at + sentence.length }, newText },
    });
  }
  return asked;
}

/** The text between the end of the sentence before and a colon. */
function labelBefore(paragraph: string, colon: number, end: number): string {
  return plain(paragraph.slice(Math.max(end, colon - maxLabel), colon));
}

/** Without blanks and the marks of Markdown around it. */
function plain(label: string): string {
  return label.replace(/^[\s*_>#+•-]+/, '').replace(/[\s*_]+$/, '');
}

/**
 * Whether a question can follow the label and its colon: a label for questions, in a subject any short one, in the body
 * also a statement that ends in a question.
 */
function isLabel(label: string, isSubject: boolean, sentence: string): boolean {
  if (languages.some(({ introduces }) => introduces.test(label))) return true;
  const words = label.split(/\s+/).length;
  const isLong = !isSubject && words >= minStatement && sentence.endsWith('?');
  return ((isSubject && words <= 3) || isLong) && !languages.some(({ quotes }) => quotes.test(label));
}

/** The rest of a sentence that goes on in the lines after the subject. */
function continuation(after: string): string {
  const line = /^\r?\n(?!\s*\r?\n)([\s\S]{1,500})/.exec(after)?.[1];
  return line === undefined ? '' : (/^(?:(?!\r?\n\s*\r?\n)[^.!?])*[.!?]?/.exec(line)?.[0] ?? '');
}

function answersFollow(after: string): boolean {
  const answer = after.slice(0, maxAnswer).trimStart();
  return languages.some(({ answers }) => answers.test(answer));
}

/**
 * The question at the start of a sentence, and the same sentence as an intent without end punctuation. `more` is
 * what follows in another line.
 */
function questionAt(
  sentence: string,
  more: string,
  authority: AuthorityLevel,
  isSubject: boolean,
): { readonly offset: number; readonly length: number; readonly intent: string | undefined } | undefined {
  const whole = more === '' ? sentence : `${sentence} ${more}`;
  const hasMark = /\?[?.!]*$/.test(whole);
  for (const { mayAsk, questions, openers } of languages) {
    if (!mayAsk.test(sentence)) continue;
    openers.lastIndex = 0;
    const opener = openers.exec(sentence)?.[0].length ?? 0;
    for (const offset of opener === 0 ? [0] : [0, opener])
      for (const { begins, intent, isOther, isRequest } of questions) {
        begins.lastIndex = offset;
        const begin = begins.exec(sentence);
        if (begin === null) continue;
        const from = offset + begin[0].length;
        const rest = sentence.slice(from).replace(/\s*[?.!]*$/, '');
        const facts = { begin, hasMark, isSubject: isSubject && offset === 0 };
        const isAsked = hasMark || isRequest || facts.isSubject;
        if (rest === '' || isOther(whole.slice(from).replace(/\s*[?.!]*$/, ''), { ...facts, isAsked }))
          return undefined;
        return {
          offset,
          length: begin[0].trimEnd().length,
          // Without a question mark, the sentence can go on with something else.
          intent: isAsked ? intent(rest, begin, authority) : undefined,
        };
      }
  }
  return undefined;
}

/** Ends an intent like its sentence. A subject has no period. */
function endedAs(sentence: string, intent: string, isSubject: boolean): string {
  const end = /\s*[?.!]+$/.exec(sentence)?.[0] ?? '';
  return isSubject ? intent : `${intent}${end === '' ? '' : '.'}`;
}
