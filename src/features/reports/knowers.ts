import { personOf } from '../../model/currentUser.ts';
import { identityOf, isHandle } from '../../model/owner.ts';
import { accountOf, type Scope } from '../../model/scope.ts';
import type { History } from '../../ownership/history/history.ts';
import { knowledgeIn, tallied } from '../../ownership/history/knowledge.ts';
import { compared, type Person } from '../../ownership/history/people.ts';
import { folderOf, isWithin, type RepoPath } from '../../text/repoPath.ts';

/** A person who knows some files, because they changed them. */
export interface Knower {
  readonly name: string;
  /** How to write the person as an owner: the id of a declared person, or else a handle or an address. */
  readonly ref: string;
  /** What else can stand for the person: accounts, addresses, and their parts before the `@`, in lower case. */
  readonly accounts: ReadonlySet<string>;
}

/** Whether an owner is a person who knows some files: better none too many, as the same person is no second owner. */
export function isSamePerson(scope: Scope, ref: string, knower: Knower): boolean {
  const identity = identityOf(scope, ref);
  if (identity === identityOf(scope, knower.ref)) return true;
  if (typeof identity === 'string') return knower.accounts.has(accountOf(identity));
  const accounts = 'members' in identity ? [] : [identity.github, identity.gitlab, identity.email];
  return accounts.some((account) => account !== undefined && knower.accounts.has(accountOf(account.value)));
}

/** The maximum number of people for each path. */
const maxKnowers = 3;

/**
 * The people who changed a file or a folder (a path that ends with `/`) most, in alphabetical order. If nobody did, those of the
 * nearest folder that somebody changed, but for the root.
 */
export function knowersOf(history: History, scope: Scope, path: RepoPath): Knower[] {
  for (let at = path; at !== ''; at = folderAbove(at)) {
    const isAmong = at.endsWith('/')
      ? (one: RepoPath) => isWithin(at.slice(0, -1), one)
      : (one: RepoPath) => one === at;
    const [found = []] = knowersIn(history, scope, (one) => (isAmong(one) ? [0] : [])).values();
    if (found.length > 0) return found;
  }
  return [];
}

/** The same for the files of several groups at once. */
export function knowersIn<Group>(
  history: History,
  scope: Scope,
  groupsOf: (path: RepoPath) => Iterable<Group>,
): ReadonlyMap<Group, Knower[]> {
  return new Map(
    Array.from(tallied(history, groupsOf), ([group, tally]) => [
      group,
      knowledgeIn(tally, history.today)
        .flatMap(({ person }) => history.people[person] ?? [])
        .flatMap((person) => knowerFrom(person, scope) ?? [])
        .slice(0, maxKnowers)
        .sort((one, other) => compared(one.name.toLowerCase(), other.name.toLowerCase())),
    ]),
  );
}

/** Undefined for a person without an id, a handle, and an address. */
function knowerFrom({ name, handle, keys }: Person, scope: Scope): Knower | undefined {
  const declared = keys.map((email) => personOf(scope, { name, email })).find((one) => one !== undefined);
  const accounts = new Set([name.toLowerCase(), ...keys, ...keys.map((key) => key.replace(/@.*/, ''))]);
  if (declared !== undefined) return { name: declared.name.value, ref: declared.id.value, accounts };
  const ref = handle === undefined ? keys.find(isHandle) : `@${handle}`;
  return ref === undefined ? undefined : { name, ref, accounts };
}

function folderAbove(path: RepoPath): RepoPath {
  const folder = folderOf(path.replace(/\/$/, ''));
  return folder === '' ? '' : `${folder}/`;
}
