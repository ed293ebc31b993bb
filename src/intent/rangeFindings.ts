import type { CurrentUser } from '../model/currentUser.ts';
import { isLeadershipFile } from '../model/leadershipFile.ts';
import type { Commit } from '../text/commit.ts';
import type { Finding, Severity } from '../text/finding.ts';
import { severities } from '../text/finding.ts';
import { t } from '../text/l10n.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { eitherOf } from '../text/sentence.ts';
import { approverName, isMeant, isOnly, type Approver } from './approval.ts';
import {
  authorityChanges,
  ownersOfFile,
  type AuthorityChange,
  type Place,
  type Policy,
} from './authority.ts';
import { highestSeverity, intentSeverities, messageFindings, scopeFor, type IntentCode } from './findings.ts';
import { readKeptMessage, trailerValues } from './message.ts';

/** A range of commits to check. */
export interface CommitRange {
  /** The policy that applies: that of the base. */
  readonly before: Policy;
  /** What the range makes of it. */
  readonly after: Policy;
  /** The files before and after. */
  readonly paths: readonly RepoPath[];
  /** The latest first. */
  readonly commits: readonly Commit[];
  /** The author, if somebody other than the commits named them. */
  readonly verified: CurrentUser | undefined;
}

/** The findings about a range. */
export interface RangeFindings {
  /** About the whole range: changes in authority without the approval that they need. */
  readonly ofRange: readonly RangeFinding[];
  /** About the message of each commit. The oldest comes first. */
  readonly ofMessages: readonly { readonly commit: Commit; readonly findings: readonly Finding[] }[];
  /** The values of the `Approved-by` trailers, which nobody verified. */
  readonly approvals: readonly { readonly commit: Commit; readonly by: string }[];
}

/** A finding about a range, with its location in a leadership file of one side. */
export interface RangeFinding {
  readonly finding: Finding;
  readonly at: Place;
}

/**
 * Checks the message of each commit against its author and its files, and the range against the leadership files at its
 * base. Merges, reverts, and fixups are skipped.
 */
export function rangeFindings(range: CommitRange): RangeFindings {
  const { before, after, commits, verified } = range;
  const read = commits.map((commit) => ({ commit, message: readKeptMessage(commit.text) })).toReversed();
  const approvals = read.flatMap(({ commit, message }) =>
    trailerValues(message, 'Approved-by').map(({ value }) => ({ commit, by: value })),
  );
  return {
    ofRange: authorityFindings(range, {
      approvedBy: approvals.map(({ by }) => by),
      author: verified ?? claimedAuthor(commits),
      isVerified: verified !== undefined,
    }),
    ofMessages: read.map(({ commit, message }) => ({
      commit,
      findings: messageFindings(message, {
        ownership: before.ownership,
        after: after.ownership,
        paths: commit.paths,
        self: verified ?? commit.author,
      }),
    })),
    approvals,
  };
}

/** Who made and who approved the commits of a range. */
interface People {
  readonly approvedBy: readonly string[];
  /** The author, whose own approval does not count. */
  readonly author: CurrentUser | undefined;
  readonly isVerified: boolean;
}

/** The author of all commits that change a leadership file, if there is one. */
function claimedAuthor(commits: readonly Commit[]): CurrentUser | undefined {
  const authors = commits.filter(({ paths }) => paths.some(isLeadershipFile)).map(({ author }) => author);
  const [first] = authors;
  return authors.every(({ email }) => email === first?.email) ? first : undefined;
}

/** The changes in authority that a range makes without the approval that they need. */
function authorityFindings({ before, after, paths }: CommitRange, people: People): RangeFinding[] {
  const code = 'intent/changes-authority';
  const severity = highestSeverity(
    code,
    [before, after].map(({ ownership }) => scopeFor(ownership, [before.leaderships[0]?.file ?? ''])),
  );
  if (severity === 'off') return [];
  return [...authorityChanges(before, after, paths), ...severitiesLowered(before, after)].flatMap(
    (change) => {
      const remedy = remedyFor(change, people);
      if (remedy === undefined) return [];
      const { sentence, at } = change;
      const message = `${sentence} ${remedy}`;
      return [{ finding: { code, severity, span: at.span, message, related: [], fixes: [] }, at }];
    },
  );
}

/**
 * How a change gets the approval that it needs. Undefined if it has it, or if nobody but its author was needed before
 * either. The author's own approval does not count: if no one else is left, the owners of the leadership file approve.
 */
function remedyFor(
  { delegator, fileOwners, file }: AuthorityChange,
  { approvedBy, author, isVerified }: People,
): string | undefined {
  const isAuthor = (written: string, { scope }: Approver): boolean =>
    author !== undefined && isOnly(written, scope, author);
  const others = (all: readonly Approver[]): readonly Approver[] =>
    all.filter((one) => !isAuthor(one.ref, one));
  const delegators = others(delegator === undefined ? [] : [delegator]);
  const approvers = delegators.length > 0 ? delegators : others(fileOwners);
  if (
    approvers.some((approver) =>
      approvedBy.some((value) => isMeant(value, approver) && !isAuthor(value, approver)),
    )
  )
    return undefined;
  if (approvers.length > 0)
    return t(
      'This needs approval from {0}. Add "Approved-by" once approved.',
      eitherOf([...new Set(approvers.map(approverName))]),
    );
  if (fileOwners.length === 0)
    return t('This needs approval, but {0} is unowned. Add it to a domain first.', file);
  return isVerified
    ? undefined
    : t('This needs approval from someone other than the author. Verify the author with "--author".');
}

/** The rules about commits that get a lower severity. */
function severitiesLowered(before: Policy, after: Policy): AuthorityChange[] {
  const changes = new Map<string, AuthorityChange>();
  for (const { folder, file } of before.leaderships)
    for (const code of Object.keys(intentSeverities) as IntentCode[]) {
      const path = `${folder}/`;
      const [was, is] = [before, after].map(({ ownership }) =>
        highestSeverity(code, [scopeFor(ownership, [path])]),
      ) as [Severity | 'off', Severity | 'off'];
      if (changes.has(code) || rankOf(is) <= rankOf(was)) continue;
      const governing = before.ownership.scopeIn('').chain.at(-1)?.file ?? file;
      changes.set(code, {
        sentence: t('The severity of {0} drops from "{1}" to "{2}".', code, was, is),
        at: placeOfRule(after, path, code) ?? { side: 'before', file: governing, span: { start: 0, end: 0 } },
        delegator: undefined,
        fileOwners: ownersOfFile(before, governing),
        file: governing,
      });
    }
  return [...changes.values()];
}

function rankOf(severity: Severity | 'off'): number {
  return severity === 'off' ? severities.length : severities.indexOf(severity);
}

/** The setting of a rule, or the start of the file that has none. */
function placeOfRule({ ownership }: Policy, path: RepoPath, code: IntentCode): Place | undefined {
  const { chain } = scopeFor(ownership, [path]);
  const file = chain.findLast(({ rules }) => rules.some((rule) => rule.code === code)) ?? chain.at(-1);
  if (file === undefined) return undefined;
  const span = file.rules.findLast((rule) => rule.code === code)?.span ?? { start: 0, end: 0 };
  return { side: 'after', file: file.file, span };
}
