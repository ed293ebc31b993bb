import type { Codeowners } from '../codeowners/codeowners.ts';

/** The comments of a CODEOWNERS file. */
export interface Annotations {
  /** Comments before the first rule that are not about it. */
  readonly start: readonly string[];
  /** By the line of a rule. */
  readonly byLine: ReadonlyMap<number, Annotation>;
  /** Comments after the last rule that are not about it. */
  readonly end: readonly string[];
}

/** The comments about a rule. */
export interface Annotation {
  /** Comments above the rule, without headings. */
  readonly above: readonly string[];
  /** A comment after the rule, on its line. */
  readonly beside: string | undefined;
  /** The heading that the rule is under. */
  readonly heading: CommentHeading | undefined;
  /** The number of its paragraph, which has no blank line. */
  readonly paragraph: number;
}

/** A short comment that is a title for the rules after it, such as `## Accounts Team`. */
export interface CommentHeading {
  /** Without the marks around it. */
  readonly text: string;
  /** Tells headings with the same text apart. */
  readonly line: number;
}

/** `text` is the name of a section, or a comment. */
interface Line {
  readonly kind: 'rule' | 'section' | 'comment';
  readonly line: number;
  readonly text: string;
}

/**
 * Finds out what the comments of a CODEOWNERS file are about. A comment is about the next rule, or about the rule above
 * it if a blank line follows. A short comment is a heading: for the rules up to the next blank line, or, if a blank line
 * follows it, up to the next such heading.
 */
export function annotationsOf({ rules, sections, comments }: Codeowners): Annotations {
  const ruleLines = new Set(rules.map(({ line }) => line));
  const headings = new Map(
    rules.map(({ heading, section }) => [heading.line, sections[section]?.name ?? '']),
  );
  const lines = [
    ...[...ruleLines].map((line): Line => ({ kind: 'rule', line, text: '' })),
    ...[...headings].flatMap(([line, text]): Line[] => (line === 0 ? [] : [{ kind: 'section', line, text }])),
    ...comments.flatMap((one): Line[] => (ruleLines.has(one.line) ? [] : [{ kind: 'comment', ...one }])),
  ].sort((one, other) => one.line - other.line);
  const beside = new Map(comments.map(({ line, text }) => [line, text]));
  const paragraphs = paragraphsOf(lines);
  const alone = new Set(
    paragraphs.filter((paragraph) => paragraph.every(({ kind }) => kind === 'comment') && titleIn(paragraph)),
  );

  const byLine = new Map<number, Annotation & { readonly above: string[] }>();
  const start: string[] = [];
  let pending: string[] = [];
  const titles: CommentHeading[] = [];
  let chapter: CommentHeading | undefined;
  for (const [number, paragraph] of paragraphs.entries()) {
    if (alone.has(paragraph) && (byLine.size > 0 || isChapter(number, paragraphs, alone))) {
      chapter = titleIn(paragraph);
      if (chapter !== undefined) titles.push(chapter);
      continue;
    }
    let heading = chapter;
    let above: string[] = pending;
    let previous: { readonly above: string[] } | undefined;
    for (const block of blocksIn(paragraph)) {
      const [{ kind, line, text } = noLine] = block;
      if (kind === 'section') chapter = heading = { text, line };
      else if (kind === 'rule') {
        const own = { above, beside: beside.get(line), heading, paragraph: number };
        byLine.set(line, own);
        previous = own;
        above = [];
      } else {
        const isLast = block.at(-1) === paragraph.at(-1);
        const title = isLast ? undefined : titleIn(block);
        if (title !== undefined) {
          heading = title;
          titles.push(title);
        } else if (isLast && previous !== undefined) previous.above.push(...textsOf(block));
        else above.push(...textsOf(block));
      }
    }
    pending = above;
    if (byLine.size === 0 && pending.length > 0) {
      start.push(...(start.length > 0 ? [''] : []), ...pending);
      pending = [];
    }
  }
  // A title without rules is a comment like others.
  const used = new Set(Array.from(byLine.values(), ({ heading: own }) => own?.line));
  for (const { text, line } of titles.filter((title) => !used.has(title.line)).reverse())
    (byLine.get([...byLine.keys()].find((rule) => rule > line) ?? 0)?.above ?? pending).unshift(text);
  return { start, byLine, end: pending };
}

const noLine: Line = { kind: 'rule', line: 0, text: '' };

/** Whether a title before the first rule is one of several, and not that of the file: the next paragraph has rules. */
function isChapter(number: number, paragraphs: readonly Line[][], alone: ReadonlySet<Line[]>): boolean {
  return alone.size > 1 && paragraphs[number + 1]?.some(({ kind }) => kind !== 'comment') === true;
}

/** Lines that follow each other. */
function paragraphsOf(lines: readonly Line[]): Line[][] {
  const paragraphs: Line[][] = [];
  let end = -1;
  for (const line of lines) {
    if (line.line === end + 1) paragraphs.at(-1)?.push(line);
    else paragraphs.push([line]);
    end = line.line;
  }
  return paragraphs;
}

/** The parts of a paragraph: each rule, and comments together. */
function blocksIn(paragraph: readonly Line[]): Line[][] {
  const blocks: Line[][] = [];
  for (const line of paragraph)
    if (line.kind === 'comment' && blocks.at(-1)?.[0]?.kind === 'comment') blocks.at(-1)?.push(line);
    else blocks.push([line]);
  return blocks;
}

/** The texts of comments, without lines of marks at the start and at the end. */
function textsOf(block: readonly Line[]): string[] {
  const shown = block.map(({ text }) => (/[\p{L}\p{N}]/u.test(text) ? text.replace(/^#* ?|\s+$/g, '') : ''));
  const first = shown.findIndex((text) => text !== '');
  return first < 0 ? [] : shown.slice(first, shown.findLastIndex((text) => text !== '') + 1);
}

/** The title that comments are, if they are one: a few words that are no sentence, no rule, and no setting. */
function titleIn(block: readonly Line[]): CommentHeading | undefined {
  const texts = textsOf(block);
  const [written = ''] = texts;
  const text = written.replace(/^[^\p{L}\p{N}]+|\s+#.*$/gu, '').replace(/[\s#=*~_:-]+$/, '');
  const isTitle =
    texts.length === 1 &&
    /\p{L}/u.test(text) &&
    text.length <= maxTitleLength &&
    text.split(/\s+/).length <= maxTitleWords &&
    !/[.!?,;]$|[@\\]|:\S|: |^\S+\/$/.test(text) &&
    !/^[./*@]/.test(written.trimStart()) &&
    !/^(?:todo|fixme|note|begin|end|see|please)\b/i.test(text);
  return isTitle ? { text, line: block[0]?.line ?? 0 } : undefined;
}

const maxTitleLength = 60;
const maxTitleWords = 6;
