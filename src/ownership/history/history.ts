import { getOrInsert } from '../../text/getOrInsert.ts';
import type { LoggedCommit, LoggedMerge, Signature } from '../../text/loggedCommit.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { machineOf, noreplyHandle } from './machines.ts';
import { peopleOf, type Person } from './people.ts';

/** A day as a number: days since 1970 in UTC, so that time zones do not matter. */
export type DayNumber = number;

/** Who changed what, and when. Answers who knows a file or a folder. */
export interface History {
  readonly people: readonly Person[];
  readonly changes: readonly Change[];
  /**
   * For each person, the day of the latest change of any file, also as a co-author, and in a commit that does not count. 0 for
   * a person without one.
   */
  readonly lastDays: readonly DayNumber[];
  readonly today: DayNumber;
  readonly leftOut: LeftOut;
}

/** A commit that counts. */
export interface Change {
  /** The position in `people`. */
  readonly person: number;
  readonly day: DayNumber;
  readonly paths: readonly RepoPath[];
}

/** The number of commits that do not count, by reason; each has one. */
export interface LeftOut {
  /** Commits of bots, and of agents without a person. */
  readonly machines: number;
  /** Commits that revert others, and those that were reverted. */
  readonly reverts: number;
  /** Commits that change more than `maxFiles` files. */
  readonly large: number;
  /** Commits without parents in a shallow clone: they look as if they added all files. */
  readonly boundary: number;
}

export interface HistorySource {
  readonly commits: readonly LoggedCommit[];
  /** They show which account belongs to whom. */
  readonly merges: readonly LoggedMerge[];
  readonly isShallow: boolean;
  /** In seconds since 1970. */
  readonly now: number;
}

/** Commits that change more files, such as a new license header, do not say who knows the files. */
export const maxFiles = 200;

/** A commit of a person. */
interface Credited {
  readonly by: Signature;
  /** The co-authors. */
  readonly others: readonly Signature[];
  readonly day: DayNumber;
  /** Undefined if the commit does not say who knows them. */
  readonly paths: readonly RepoPath[] | undefined;
}

/** Reads the commits of a history. Their order does not matter. */
export function historyOf({ commits, merges, isShallow, now }: HistorySource): History {
  const today = dayOf(now);
  const reverted = revertedIn(commits);
  const counts = { machines: 0, reverts: 0, large: 0, boundary: 0 };
  const credited: Credited[] = [];
  for (const commit of commits) {
    const by = creditedOf(commit);
    if (isShallow && commit.isRoot) counts.boundary++;
    else if (by === undefined) counts.machines++;
    else {
      const reason =
        reverted.has(commit.id) || isRevert(commit)
          ? 'reverts'
          : commit.paths.length > maxFiles
            ? 'large'
            : undefined;
      if (reason !== undefined) counts[reason]++;
      const paths = reason === undefined ? commit.paths : undefined;
      const others = coAuthorsOf(commit).filter((other) => machineOf(other) === undefined);
      credited.push({ by, others, day: dayOfChange(commit, today), paths });
    }
  }
  const signatures = credited.flatMap(({ by, others }) => [by, ...others]);
  const { people, indexOf } = peopleOf([...signatures, ...accountSignatures(signatures, commits, merges)]);
  const lastDays = people.map(() => 0);
  const changes = credited.flatMap(({ by, others, day, paths }): Change[] => {
    for (const person of [by, ...others].map(indexOf))
      lastDays[person] = Math.max(lastDays[person] ?? 0, day);
    return paths === undefined ? [] : [{ person: indexOf(by), day, paths }];
  });
  return { people, changes, lastDays, today, leftOut: counts };
}

/** The day of a moment, given in seconds since 1970. */
export function dayOf(seconds: number): DayNumber {
  return Math.floor(seconds / 86_400);
}

/** The month of a day, as `YYYY-MM`. */
export function monthOf(day: DayNumber): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 7);
}

/**
 * The day of the work: the author's date, which a rebase keeps. The earlier of both dates counts where a clock was fast, and
 * a day after today counts as today.
 */
function dayOfChange({ authored, committed }: LoggedCommit, today: DayNumber): DayNumber {
  return Math.max(0, Math.min(dayOf(authored), dayOf(committed), today));
}

/**
 * The person who is credited with a commit: its author. For an agent, the first person among its co-authors, those who
 * signed it off, and its committer. Undefined for a bot, and for an agent without a person.
 */
function creditedOf({ author, committer, message }: LoggedCommit): Signature | undefined {
  const machine = machineOf(author);
  if (machine === undefined) return author;
  if (machine === 'bot') return undefined;
  const others = [
    ...coAuthorsOf({ message }),
    ...signaturesIn(message, /^(?:signed-off-by|on-behalf-of):\s*(.*)$/gim),
    committer,
  ];
  return others.find((other) => machineOf(other) === undefined);
}

function coAuthorsOf({ message }: Pick<LoggedCommit, 'message'>): Signature[] {
  return signaturesIn(message, /^co-authored-by:\s*(.*)$/gim);
}

/**
 * Signatures that join people with their accounts: an account belongs to the author of most of the branches that were
 * merged from it, unless an address shows whose it is.
 */
function accountSignatures(
  signatures: readonly Signature[],
  commits: readonly LoggedCommit[],
  merges: readonly LoggedMerge[],
): Signature[] {
  const shown = new Set(signatures.map(({ email }) => noreplyHandle(email)?.toLowerCase()));
  const authors = new Map(commits.map((commit) => [commit.id, commit.author]));
  const names = new Map<string, Map<string, number>>();
  for (const { head, account } of merges) {
    const author = authors.get(head);
    const key = account.toLowerCase();
    if (author === undefined || shown.has(key) || machineOf(author) !== undefined) continue;
    const counts = getOrInsert(names, key, () => new Map<string, number>());
    counts.set(author.name, (counts.get(author.name) ?? 0) + 1);
  }
  return Array.from(names).flatMap(([account, counts]) => {
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const most = [...counts].find(([, count]) => count * 2 > all);
    return most === undefined ? [] : { name: most[0], email: `${account}@users.noreply.github.com` };
  });
}

function signaturesIn(message: string, lines: RegExp): Signature[] {
  return Array.from(message.matchAll(lines)).flatMap(([, line = '']) => {
    const [, name, email] = /^([^<>]*)<([^<>]*)>/.exec(line) ?? [];
    return name === undefined || email === undefined ? [] : [{ name: name.trim(), email: email.trim() }];
  });
}

/** The message that git and the hosts write (https://git-scm.com/docs/git-revert). */
function isRevert({ message }: LoggedCommit): boolean {
  return message.startsWith('Revert "') || revertedBy(message).length > 0;
}

function revertedBy(message: string): string[] {
  return Array.from(message.matchAll(/^This reverts commit ([\da-f]{40,64})\b/gm), ([, id = '']) => id);
}

/** The commits that are reverted, and not restored by a revert of that revert. */
function revertedIn(commits: readonly LoggedCommit[]): ReadonlySet<string> {
  const reverters = new Map<string, string[]>();
  for (const { id, message } of commits)
    for (const reverted of revertedBy(message)) getOrInsert(reverters, reverted, () => []).push(id);
  // Without recursion: a chain of reverts can be as long as the history.
  const isReverted = new Map<string, boolean>();
  for (const start of reverters.keys()) {
    const open = [start];
    for (let id = open.at(-1); id !== undefined; id = open.at(-1)) {
      const by = isReverted.has(id) ? [] : (reverters.get(id) ?? []);
      const unknown = by.filter((other) => !isReverted.has(other) && !open.includes(other));
      if (unknown.length > 0 && open.length < maxDepth) open.push(...unknown.slice(0, 1));
      else {
        if (!isReverted.has(id))
          isReverted.set(
            id,
            by.some((other) => isReverted.get(other) !== true),
          );
        open.pop();
      }
    }
  }
  return new Set([...isReverted].flatMap(([id, is]) => (is ? [id] : [])));
}

/** Of a longer chain of reverts, the latest ones are taken as they are. */
const maxDepth = 20;
