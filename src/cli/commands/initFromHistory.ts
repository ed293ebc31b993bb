import { markedFiles } from '../../git/attributes.ts';
import type { GitHistory } from '../../git/history.ts';
import { governedFolder } from '../../model/leadershipFile.ts';
import { foreignFolders } from '../../ownership/history/foreignFolders.ts';
import { proposeAreas } from '../../ownership/history/areas.ts';
import { maxFiles, type History } from '../../ownership/history/history.ts';
import { historyText } from '../../ownership/history/historyText.ts';
import type { StatedPurpose } from '../../ownership/codeowners/statedPurpose.ts';
import { CliError, exitCodes } from '../terminal/cliError.ts';
import { counted } from '../terminal/printable.ts';
import { cutInWords, cutOf, readHistory, type HistoryCut } from '../repository/history.ts';
import type { Repository } from '../repository/repository.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** A leadership file that is proposed from the history, and what it was made from. */
export interface ProposedFile {
  readonly text: string;
  readonly domains: number;
  readonly history: HistoryReport;
}

/** The part of the report of `leadership init` about the history. */
export interface HistoryReport {
  /** The number of commits that count. */
  readonly commits: number;
  /** The first day that was looked at, in UTC. */
  readonly since: string;
  /** Why older commits are missing; absent if none are. */
  readonly cut: HistoryCut | undefined;
  readonly leftOut: History['leftOut'];
}

/** Reads the history of a repository. Fails with a `CliError` if there is nothing to propose from. */
export async function proposeFile(
  { root, files: all, analysis }: Repository,
  purpose: StatedPurpose | undefined,
  names: 'with-names' | 'without-names',
  { progress }: Terminal,
): Promise<ProposedFile> {
  const { read, history } = await readHistory(root, progress);
  if (read.commits.length === 0 && read.cut === undefined) throw nothing('the repository has no commits yet');
  if (all.count === 0) throw nothing('the repository has no files');
  if (history.changes.length === 0) throw nothing(whyNothing(history, read));
  const foreign = foreignFolders(all, await markedFiles(root));
  const nested = analysis.files.map(({ path }) => governedFolder(path));
  const files = all.changed({ removed: [...foreign.folders, ...nested], added: [] });
  const areas = proposeAreas(files, history);
  return {
    text: historyText({ history, areas, foreign: foreign.patterns, purpose, names }),
    domains: areas.length,
    history: {
      commits: history.changes.length,
      since: new Date(read.since * 1000).toISOString().slice(0, 10),
      cut: cutOf(read),
      leftOut: history.leftOut,
    },
  };
}

/** The limits of what was read, in sentences. */
export function limitsInWords({ cut, leftOut: { machines, reverts, large } }: HistoryReport): string[] {
  const parts = [
    ...(machines > 0 ? [`${counted(machines, 'commit')} by bots`] : []),
    ...(reverts > 0 ? [counted(reverts, 'revert')] : []),
    ...(large > 0 ? [`${counted(large, 'commit')} of more than ${String(maxFiles)} files`] : []),
  ];
  return [
    ...(parts.length === 0 ? [] : [`Left out: ${parts.join(', ')}.`]),
    ...(cut === undefined ? [] : [cutInWords(cut)]),
  ];
}

function whyNothing({ leftOut }: History, { cut }: GitHistory): string {
  const { machines, large, boundary } = leftOut;
  if (cut === 'time') return 'Git found no commit in 60 seconds';
  if (boundary > 0) return 'this clone is shallow, and has no history';
  if (large > machines) return `all commits change more than ${String(maxFiles)} files`;
  return 'no commit is by a person';
}

function nothing(reason: string): CliError {
  return new CliError(
    exitCodes.findings,
    `Cannot propose domains: ${reason}. Run "leadership init" without --from-history.`,
  );
}
