import { lastBefore, type Span } from '../text/span.ts';
import type { Message } from './message.ts';

/** A paragraph of a message, or an item of a list. */
export interface Paragraph extends Span {
  /** The offset of the first word, after the mark of an item. */
  readonly textStart: number;
  /** The mark of an item of a list, such as `-` or `1.`. Undefined for other paragraphs. */
  readonly mark: string | undefined;
  /** The text before a `:` that introduces the paragraph, or the list that it belongs to. */
  readonly introduction: string | undefined;
}

/** The number of UTF-16 units of a message within which paragraphs are checked. */
const maxRead = 100_000;

const itemMark = /^\s*([-*+•]|\d{1,3}[.)])[ \t]+/;

/** The paragraphs of the body, in text order. Skips code, quotations, tables, and tasks that are done. */
export function paragraphsIn({ text, subject, body }: Message): Paragraph[] {
  const paragraphs: {
    start: number;
    end: number;
    textStart: number;
    mark?: string;
    introduction?: string;
  }[] = [];
  let isFenced = false;
  let isOpen = false;
  let before = -1;
  let introduction = subject && introductionIn(text, subject);
  let isInterrupted = false;
  /** The lists that are open, the outermost first. An item keeps the introduction of its list. */
  const lists: { readonly indent: number; readonly introduction: string | undefined }[] = [];
  for (const { start, end } of body) {
    if (start >= maxRead) break;
    const line = text.slice(start, end);
    const isFence = /^\s*(?:```|~~~)/.test(line);
    if (isFence) isFenced = !isFenced;
    const isProse = !isFence && !isFenced && !/^(?: {4}|\t|\s*>|\s*\|)/.test(line);
    const [marked, mark] = itemMark.exec(line) ?? [];
    const isNext = /^\r?\n?$/.test(text.slice(before, start));
    const last = paragraphs.at(-1);
    if (isProse && isOpen && isNext && marked === undefined && last !== undefined) last.end = end;
    else if (isProse) {
      // A list keeps its introduction.
      if (isInterrupted) introduction = undefined;
      else if (last !== undefined) introduction = introductionIn(text, last);
      isInterrupted = false;
      if (mark === undefined) lists.length = 0;
      else {
        const indent = /^\s*/.exec(line)?.[0].length ?? 0;
        while ((lists.at(-1)?.indent ?? -1) > indent) lists.pop();
        if (lists.at(-1)?.indent !== indent) lists.push({ indent, introduction });
        introduction = lists.at(-1)?.introduction;
      }
      paragraphs.push({
        start,
        end,
        textStart: start + (marked?.length ?? /^\s*/.exec(line)?.[0].length ?? 0),
        ...(mark === undefined ? {} : { mark }),
        ...(introduction === undefined ? {} : { introduction }),
      });
    }
    isOpen = isProse;
    isInterrupted ||= !isProse;
    before = end;
  }
  return paragraphs.map(({ mark, introduction, ...span }) => ({ ...span, mark, introduction }));
}

/** The maximum length of the text that introduces something. */
const maxIntroduction = 80;

function introductionIn(text: string, { start, end }: Span): string | undefined {
  const last = text.slice(Math.max(start, end - maxIntroduction), end).trimEnd();
  return last.endsWith(':') ? (/[^.!?\n]*$/.exec(last.slice(0, -1))?.[0] ?? '') : undefined;
}

/** Abbreviations, whose period ends no sentence. */
const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|resp|no|z\. ?b|d\. ?h|u\. ?a|bzw|ca|evtl|ggf|usw|inkl|nr|vgl)\.$/i;

/** The offsets after the end punctuation of each sentence, in text order. */
export function endsIn(paragraph: string, quoted: readonly Span[]): number[] {
  return Array.from(paragraph.matchAll(/[?!]+\.*|\.+(?=\s|$)/g))
    .filter(
      ({ index, 0: mark }) =>
        !isWithin(quoted, index) &&
        !(mark === '.' && abbreviation.test(paragraph.slice(Math.max(0, index - 8), index + 1))),
    )
    .map(({ index, 0: mark }) => index + mark.length);
}

/** Whether an offset is in one of `spans`, which are sorted. */
export function isWithin(spans: readonly Span[], at: number): boolean {
  const span = lastBefore(spans, at);
  return span !== undefined && at < span.end;
}

/** The quotations and code spans of a paragraph, in text order. */
export function quotationsIn(paragraph: string): Span[] {
  return Array.from(
    paragraph.matchAll(
      /`[^`]{0,300}`|"[^"]{0,300}"|“[^”]{0,300}”|„[^“”]{0,300}[“”]|«[^»]{0,300}»|‘[^’]{0,300}’(?!\w)|(?<!\w)'[^']{0,300}'(?!\w)/g,
    ),
    ({ index, 0: quotation }) => ({ start: index, end: index + quotation.length }),
  );
}
