import type { RepoPath } from '../../text/repoPath.ts';
import { touches, type Span } from '../../text/span.ts';
import { diffHeadersIn } from './diffHeader.ts';
import { importsIn } from './imports.ts';
import { linksIn } from './markdownLinks.ts';
import { patternIn } from './pathPattern.ts';
import type { PathContext, PathReading } from './pathContext.ts';
import { javaFramesIn } from './stackFrame.ts';
import { isProgram, type TextKind } from './textKind.ts';
import { pathOfWord } from './wordPath.ts';
import { wordsAt } from './words.ts';
import { dependencyIn } from './dependency.ts';

export interface FoundPath {
  readonly path: RepoPath;
  /** Relative to the line. */
  readonly span: Span;
}

/** Longer lines are not meant for reading. In characters. */
const maxLineLength = 2000;

/**
 * The path at a column of a line of text: an import, a link, a log line, a pattern. A folder ends with `/`.
 * Undefined if it would be a guess: the path must exist in the repository, or at least its folder must.
 */
export function pathAt(line: string, column: number, context: PathContext): FoundPath | undefined {
  if (line.length > maxLineLength) return undefined;
  for (const read of readers[context.kind])
    for (const { span, path } of read(line, context))
      if (touches(span, column)) return path === undefined ? undefined : { path, span };
  for (const word of wordsAt(line, column, isProgram(context.kind))) {
    const path = pathOfWord(word, context);
    if (path !== undefined) return { path, span: word.span };
  }
  return undefined;
}

type Reader = (line: string, context: PathContext) => readonly PathReading[];

/** The specific syntax of each kind of text. If a reader recognizes a position, later readers are skipped. */
const readers: Readonly<Record<TextKind, readonly Reader[]>> = {
  module: [importsIn],
  python: [importsIn],
  code: [],
  markdown: [linksIn],
  values: [dependencyIn],
  owners: [patternIn],
  ignore: [patternIn],
  log: [diffHeadersIn, javaFramesIn],
  message: [diffHeadersIn, javaFramesIn],
};
