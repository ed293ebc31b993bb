import type { Leadership } from './model/leadership.ts';
import { filesThatCount, governedFolder } from './model/leadershipFile.ts';
import { readLeadership } from './model/read.ts';
import { otherVersion } from './validate/version.ts';
import { compileOwnership, type Ownership } from './ownership/patterns/ownership.ts';
import { compileLists } from './ownership/patterns/patternLists.ts';
import { parse } from './parse/parse.ts';
import type { RepoPath } from './text/repoPath.ts';
import { lineTable, type LineTable } from './text/span.ts';

/** The text of a leadership file, on disk or in an editor. */
export interface SourceFile {
  readonly path: RepoPath;
  /** Without a byte order mark. */
  readonly text: string;
}

/** A model with the lines of the text that its spans refer to. */
export interface LastGoodModel {
  readonly leadership: Leadership;
  readonly lines: LineTable;
}

/** What answers questions about paths: the leadership files of a repository without their findings. */
export interface Answers {
  /** Sorted by path. */
  readonly files: readonly AnsweringFile[];
  readonly ownership: Ownership;
}

export interface AnsweringFile extends SourceFile {
  readonly lines: LineTable;
  /**
   * The model that features read. If the current text cannot be parsed, it comes from the last text that
   * could. Undefined if the file is ignored as a duplicate, or if no version of it could be parsed.
   */
  readonly lastGoodModel: LastGoodModel | undefined;
}

/**
 * Reads leadership files to answer questions about paths. The answers are those of `analyze`, which also checks the files
 * and takes longer. Files with the same text as in `before` are not parsed again. Never throws.
 */
export function answersFrom(sources: readonly SourceFile[], before?: Answers): Answers {
  const counting = filesThatCount(sources.map(({ path }) => path));
  const earlier = new Map(before?.files.map((file) => [file.path, file]));
  const files = sources
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ path, text }): AnsweringFile => {
      const known = earlier.get(path);
      if (known?.text === text) return known;
      const lines = lineTable(text);
      const isUsed = counting.get(governedFolder(path)) === path;
      const leadership = isUsed ? leadershipIn(text, path) : undefined;
      return { path, text, lines, lastGoodModel: leadership && { leadership, lines } };
    });
  const leaderships = files.flatMap(({ lastGoodModel }) => lastGoodModel?.leadership ?? []);
  return { files, ownership: compileOwnership(leaderships, compileLists(leaderships)) };
}

function leadershipIn(text: string, path: RepoPath): Leadership | undefined {
  const { root } = parse(text);
  return root === undefined || otherVersion(root) !== undefined ? undefined : readLeadership(root, path);
}
