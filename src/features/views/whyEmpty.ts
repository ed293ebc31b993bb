import type { Analysis } from '../../analyze.ts';
import { personOf, type CurrentUser } from '../../model/currentUser.ts';
import { t } from '../../text/l10n.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { domainTree, mineIn } from './domainTree.ts';
import type { ViewNode, ViewQuestion } from './viewNode.ts';

/** Why a view has no rows, first the most urgent reason. The welcome texts in package.json refer to it. */
export const reasonsForEmpty = ['broken', 'unknownUser', 'notYours', 'none'] as const;
export type WhyEmpty = (typeof reasonsForEmpty)[number];

/** Why a view without rows has none. `broken` is the leadership file with syntax errors, if there is one. */
export function whyEmpty<T extends ViewQuestion>(
  question: T,
  broken: RepoPath | undefined,
  rowsOf: (question: T) => readonly ViewNode[],
): WhyEmpty {
  const { analysis, self, onlyMine } = question;
  if (!onlyMine || rowsOf({ ...question, onlyMine: false }).length === 0)
    return broken === undefined ? 'none' : 'broken';
  return isKnown(analysis, self) ? 'notYours' : 'unknownUser';
}

/** Whether a leadership file contains the current user: as a person, or as an owner by handle. */
export function isKnown(analysis: Analysis, self: CurrentUser): boolean {
  const { all } = domainTree(analysis);
  const scopes = analysis.files.flatMap(({ lastGoodModel }) =>
    lastGoodModel === undefined ? [] : [analysis.ownership.scopeIn(lastGoodModel.leadership.folder)],
  );
  return (
    scopes.some((scope) => personOf(scope, self) !== undefined) || all.some(mineIn(analysis, self).isMine)
  );
}

/** The first leadership file that cannot be fully parsed. */
export function brokenFileIn({ files }: Analysis): RepoPath | undefined {
  return files.find(({ findings }) => findings.some(({ code }) => unreadable.has(code)))?.path;
}

/** The codes of findings in a text that cannot be fully parsed. */
const unreadable: ReadonlySet<string> = new Set(['syntax', 'limit', 'version']);

/** What is shown while a file cannot be fully parsed: its last valid version, or what can be read of it. */
export interface Shown {
  readonly broken: RepoPath | undefined;
  readonly isLastValid: boolean;
}

/** The message above rows that come from a broken file; undefined if no file is broken. */
export function brokenInWords(shown: readonly Shown[]): string | undefined {
  const found = shown.find(({ broken }) => broken !== undefined);
  if (found?.broken === undefined) return undefined;
  return found.isLastValid
    ? t('{0} has syntax errors. Showing the last valid version.', found.broken)
    : t('{0} has syntax errors. Showing what can be read.', found.broken);
}
