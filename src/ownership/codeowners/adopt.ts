import type { RepoPath } from '../../text/repoPath.ts';
import type { Span } from '../../text/span.ts';
import { findBlock, lineBreakOf, placeBlock } from './block.ts';
import type { Codeowners, CodeownersRule } from './codeowners.ts';
import { compareReviews, resolveOwners, type ReviewDifference, type ReviewResolver } from './effect.ts';
import { maxGithubSize } from './github.ts';
import type { Host } from './host.ts';
import { conflictMarker, trimmedBlanks } from './lines.ts';
import { readCodeowners } from './read.ts';
import { examplePath, type Shape } from './shape.ts';

/** What the adoption of a CODEOWNERS file uses in addition to its text. */
export interface AdoptionContext {
  readonly host: Host;
  /** The lines of the block, with one character per byte, and the owners that they give. */
  readonly lines: readonly string[];
  readonly effect: ReviewResolver;
  /** All files of the repository, iterable several times. */
  readonly paths: Iterable<RepoPath>;
  /** The texts of the leadership files. */
  readonly leadershipTexts: readonly string[];
}

/** A CODEOWNERS file whose rules are all in the block, or why it is not possible to write one. */
export type Adoption =
  | {
      readonly kind: 'adopted';
      readonly text: string;
      /** How many lines are removed: rules and headings of sections. */
      readonly removed: number;
    }
  | {
      /** The block alone would change what the host requires. */
      readonly kind: 'lossy';
      /** The files with other owners; the first side is that of the file as it is. */
      readonly differences: readonly ReviewDifference[];
      /** The lines that decide about no file, and of which the block has no equal. */
      readonly unstated: readonly CodeownersRule[];
    }
  | { readonly kind: 'unclear'; readonly error: string };

/**
 * Replaces the rules outside the block by the block, if every file keeps its owners, sections, and conditions. The text
 * has one character per byte, so that what is kept stays the same in any encoding. A comment is removed if the lines that
 * it is about are, and if the leadership files have it too.
 */
export function adoptBlock(text: string, context: AdoptionContext): Adoption {
  const { host, lines, effect, paths } = context;
  const found = findBlock(text);
  if ('error' in found) return { kind: 'unclear', error: `${found.error} Fix or remove them.` };
  const alone = readBytes(withoutBlock(text, found.span), host, paths);
  const written = linesIn(text, host, found.span);
  const conflict = written.findIndex((line) => conflictMarker(trimmedBlanks(line.text)) !== undefined);
  if (conflict >= 0)
    return {
      kind: 'unclear',
      error: `line ${String(conflict + 1)} is a Git conflict marker. Resolve the conflict.`,
    };
  const isStated = commentsStatedIn(context.leadershipTexts);
  const removable = removableLines(alone);
  const remaining = withoutRules(written, removable, isStated);
  const placed = placeBlock(remaining, lines, host, lineBreakOf(text, host));
  if ('error' in placed) return { kind: 'unclear', error: placed.error };
  if (host === 'github' && placed.text.length >= maxGithubSize)
    return { kind: 'unclear', error: 'GitHub ignores CODEOWNERS files of 3 MB or more.' };

  const adopted = readBytes(placed.text, host, paths);
  const kept = keptReviews(readBytes(text, host, paths), alone, adopted);
  const differences = kept.differencesIn(paths);
  const unstated = unstatedRules(alone, adopted, paths, (path) => kept.differencesIn([path]).length === 0);
  if (differences.length > 0 || unstated.length > 0) return { kind: 'lossy', differences, unstated };
  if (compareReviews(paths, effect, resolveOwners(adopted)).length > 0)
    return {
      kind: 'unclear',
      error:
        'the generated block is after the heading of a section. Move it before the first section, and run this again.',
    };
  return { kind: 'adopted', text: placed.text, removed: removable.size };
}

function readBytes(text: string, host: Host, paths: Iterable<RepoPath>): Codeowners {
  return readCodeowners(decoded(text), host, paths);
}

/** A text with one character per byte, as UTF-8. */
function decoded(text: string): string {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return new TextDecoder('utf-8').decode(bytes);
}

/** The text with empty lines in place of the block, so that the others keep their numbers. */
function withoutBlock(text: string, span: Span | undefined): string {
  if (span === undefined) return text;
  const breaks = text.slice(span.start, span.end).replace(/[^\r\n]+/g, '');
  return text.slice(0, span.start) + breaks + text.slice(span.end);
}

/**
 * Compares what the host requires with what it will require. A file may also keep what the lines outside the block
 * require alone: a block that is written already can require the same owners once more, or be out of date.
 */
function keptReviews(
  now: Codeowners,
  alone: Codeowners,
  adopted: Codeowners,
): { readonly differencesIn: (paths: Iterable<RepoPath>) => ReviewDifference[] } {
  const [before, outside, after] = [now, alone, adopted].map(resolveOwners) as [
    ReviewResolver,
    ReviewResolver,
    ReviewResolver,
  ];
  return {
    differencesIn: (paths) =>
      compareReviews(paths, before, after).filter(
        ({ path }) => compareReviews([path], outside, after).length > 0,
      ),
  };
}

/**
 * The rules about which no file says whether the block has them: no file shows their owners, and a path for which they
 * are made would have others. So a line for files that do not exist yet is not lost.
 */
function unstatedRules(
  alone: Codeowners,
  adopted: Codeowners,
  paths: Iterable<RepoPath>,
  isKept: (path: RepoPath) => boolean,
): CodeownersRule[] {
  const outside = resolveOwners(alone);
  const deciding = new Set<CodeownersRule>();
  for (const path of paths) for (const { rule } of outside(path)) deciding.add(rule);
  const generated = new Set(adopted.rules.flatMap((rule) => keysOf(rule, adopted)));
  return alone.rules.filter((rule) => {
    if (rule.shapes === undefined) return true;
    if (deciding.has(rule) || rule.shapes.every((shape) => isKept(examplePath(shape)))) return false;
    return !keysOf(rule, alone).every((key) => generated.has(key));
  });
}

/** For each shape of a rule, what it gives to its paths. */
function keysOf(
  { shapes = [], owners, heading, section }: CodeownersRule,
  { sections }: Codeowners,
): string[] {
  const given = [...new Set(owners.map((owner) => owner.toLowerCase()))].sort();
  const isOptional = sections[section]?.isOptional === true;
  return shapes.map((shape: Shape) => JSON.stringify([shape, given, heading.approvals, isOptional]));
}

/** The numbers of the lines with rules, and of the headings that they follow. */
function removableLines({ rules, replaced }: Codeowners): ReadonlySet<number> {
  return new Set(
    [...rules, ...replaced].flatMap(({ line, heading }) =>
      heading.line === 0 ? [line] : [line, heading.line],
    ),
  );
}

/** A line of a CODEOWNERS file with its line break. */
interface WrittenLine {
  readonly text: string;
  readonly isInBlock: boolean;
  /** Whether the host reads nothing there. */
  readonly isBlank: boolean;
  readonly isComment: boolean;
}

const byteOrderMark = /^\u00ef\u00bb\u00bf/;

function linesIn(text: string, host: Host, block: Span | undefined): WrittenLine[] {
  const parts =
    text.match(host === 'gitlab' ? /[^\n]*\n|[^\n]+$/g : /[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  let start = 0;
  return parts.map((part, at) => {
    const isInBlock = block !== undefined && start < block.end && start + part.length > block.start;
    start += part.length;
    const content = trimmedBlanks(at === 0 ? part.replace(byteOrderMark, '') : part);
    return { text: part, isInBlock, isBlank: content === '', isComment: content.startsWith('#') };
  });
}

/** A line, and what becomes of it: undefined if it is removed. */
interface EditedLine {
  readonly line: WrittenLine;
  readonly isRule: boolean;
  text: string | undefined;
}

/** The text without some of its lines, and without the comments about them that are stated elsewhere. */
function withoutRules(
  written: readonly WrittenLine[],
  removable: ReadonlySet<number>,
  isStated: (comment: string) => boolean,
): string {
  const mark = byteOrderMark.exec(written[0]?.text ?? '')?.[0] ?? '';
  const lines = written.map((line, at): EditedLine => {
    const isRule = removable.has(at + 1);
    return {
      line,
      isRule,
      text: isRule ? remarkOf(line.text, isStated) : at === 0 ? line.text.slice(mark.length) : line.text,
    };
  });
  const paragraphs = paragraphsOf(lines);
  for (const [at, paragraph] of paragraphs.entries()) {
    // A comment that stands alone is about the next lines.
    const about = paragraph.every(({ line }) => line.isComment) ? paragraphs[at + 1] : paragraph;
    if (about?.some(({ isRule }) => isRule) !== true) continue;
    if (!about.every(({ isRule, line }) => isRule || line.isComment)) continue;
    for (const comment of commentsOf(paragraph))
      if (isStated(comment.map(({ line }) => line.text).join('')))
        for (const line of comment) line.text = undefined;
  }
  return mark + textOf(lines);
}

/** A removed line as a comment, if it has what is not stated elsewhere: a comment at its end, or the name of a section. */
function remarkOf(line: string, isStated: (comment: string) => boolean): string | undefined {
  const text = line.replace(byteOrderMark, '');
  const words = /^[\t\v\f ]*\^?\[/.test(text)
    ? text.replace(/\][^#]*/, ' ')
    : /(?<!\\)[\t\v\f ]#.*/s.exec(text)?.[0];
  return words === undefined || isStated(words) ? undefined : `# ${text}`;
}

/** Lines without a blank line or the block between them. */
function paragraphsOf(lines: readonly EditedLine[]): EditedLine[][] {
  const paragraphs: EditedLine[][] = [[]];
  for (const edited of lines)
    if (edited.line.isInBlock) paragraphs.push([edited], []);
    else if (edited.line.isBlank) paragraphs.push([]);
    else paragraphs.at(-1)?.push(edited);
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}

/** The comments of a paragraph: lines that follow each other. */
function commentsOf(paragraph: readonly EditedLine[]): EditedLine[][] {
  const comments: EditedLine[][] = [];
  for (const [at, edited] of paragraph.entries())
    if (!edited.line.isComment) continue;
    else if (paragraph[at - 1]?.line.isComment === true) comments.at(-1)?.push(edited);
    else comments.push([edited]);
  return comments;
}

/** The lines that are left, without the blank lines after paragraphs of which nothing is left. */
function textOf(lines: readonly EditedLine[]): string {
  const left: string[] = [];
  let isInParagraph = false;
  let isRemoved = false;
  for (const { line, text } of lines) {
    const isBlank = line.isBlank && !line.isInBlock;
    if (!isBlank) isRemoved = text === undefined && (isRemoved || !isInParagraph);
    isInParagraph = !isBlank && !line.isInBlock;
    if (text !== undefined && !(isBlank && isRemoved)) left.push(text);
  }
  return left.join('');
}

/**
 * Whether leadership files have each line of a comment: as a line of a comment, or as an id or a name. Only the words
 * matter; a line without words says nothing.
 */
function commentsStatedIn(texts: readonly string[]): (comment: string) => boolean {
  const stated = new Set(['']);
  for (const text of texts) {
    for (const [comment] of text.matchAll(/(?<=^|[\t ])#.*$/gm)) stated.add(wordsOf(comment));
    for (const [, name = ''] of text.matchAll(/^[\t ]*(?:- )?(?:id|name):([^#\r\n]*)/gm))
      stated.add(wordsOf(name));
  }
  return (comment) => {
    const text = decoded(comment);
    return !text.includes('\ufffd') && text.split(/[\r\n]+/).every((line) => stated.has(wordsOf(line)));
  };
}

function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');
}
