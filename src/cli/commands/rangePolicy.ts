import { analyze, type Analysis, type SourceFile } from '../../analyze.ts';
import { filesAt, mergeBase, pathsAt, type CommitId } from '../../git/revision.ts';
import type { Policy } from '../../intent/authority.ts';
import { isLeadershipFile, leadershipFileNames } from '../../model/leadershipFile.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { exitCodes, CliError } from '../terminal/cliError.ts';
import { mergedText } from './mergedText.ts';
import { unreadableFiles } from '../repository/errors.ts';

/** A commit with its name on the command line. */
export interface NamedCommit {
  readonly name: string;
  readonly id: CommitId;
}

/** The leadership files that apply to a range of commits, and what the range makes of them. */
export interface RangePolicy {
  /** Those at the tip of the base. */
  readonly before: Analysis;
  /** Those that a merge into the base would result in. */
  readonly after: Analysis;
  /** The files before and after. */
  readonly paths: readonly RepoPath[];
  /** The name of a leadership file of `after`: `HEAD:leadership.yaml`. */
  readonly nameAfter: (path: RepoPath) => string;
}

export async function readRangePolicy(
  root: string,
  base: NamedCommit,
  last: NamedCommit,
): Promise<RangePolicy> {
  const common = await mergeBase(root, base.id, last.id);
  if (common === undefined)
    throw new CliError(
      exitCodes.usage,
      `"${base.name}" and "${last.name}" have no common ancestor. Fetch more history (fetch-depth: 0).`,
    );
  const pathsBefore = await pathsAt(root, base.id);
  const old = await textsAt(root, base.id);
  const unread = pathsBefore.find((path) => isLeadershipFile(path) && !old.has(path));
  if (unread !== undefined)
    throw unreadable(`${base.name}:${unread}`, 'It is not a regular file, and links to none.');
  const before = analysisOf(old);
  const [broken] = unreadableFiles(before);
  if (broken !== undefined) throw unreadable(`${base.name}:${broken.path}`, broken.reason);
  const [start, current, pathsAfter] = await Promise.all([
    textsAt(root, common),
    textsAt(root, last.id),
    pathsAt(root, last.id),
  ]);
  const merged = new Map<RepoPath, string>();
  for (const path of new Set([...old.keys(), ...current.keys()])) {
    const text = merge(start.get(path), old.get(path), current.get(path));
    if (text !== undefined) merged.set(path, text);
  }
  return {
    before,
    after: analysisOf(merged),
    paths: [...new Set([...pathsBefore, ...pathsAfter])],
    nameAfter: (path) => {
      const text = merged.get(path);
      const side = text === current.get(path) ? last.name : text === old.get(path) ? base.name : undefined;
      return `${side ?? `${base.name}+${last.name}`}:${path}`;
    },
  };
}

/** An analysis as the rules about commits read it. */
export function policyOf({ files, ownership }: Analysis): Policy {
  return { ownership, leaderships: files.flatMap(({ lastGoodModel }) => lastGoodModel?.leadership ?? []) };
}

function analysisOf(texts: ReadonlyMap<RepoPath, string>): Analysis {
  return analyze(Array.from(texts, ([path, text]): SourceFile => ({ path, text })));
}

async function textsAt(root: string, commit: CommitId): Promise<Map<RepoPath, string>> {
  const files = await filesAt(root, commit, leadershipFileNames);
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** The text of a file after a merge. Undefined if the file is removed. */
function merge(
  start: string | undefined,
  ours: string | undefined,
  theirs: string | undefined,
): string | undefined {
  if (theirs === start) return ours;
  if (ours === start || start === undefined || ours === undefined || theirs === undefined) return theirs;
  return mergedText(start, ours, theirs);
}

function unreadable(file: string, reason: string): CliError {
  return new CliError(exitCodes.unreadable, `Cannot read ${file}: ${reason}`);
}
