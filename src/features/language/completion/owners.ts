import { t } from '../../../text/l10n.ts';
import type { Person, Team } from '../../../model/leadership.ts';
import { referencesIn } from '../../../model/occurrences.ts';
import { identityOf, isHandle } from '../../../model/owner.ts';
import type { Scope } from '../../../model/scope.ts';
import type { RepoPath } from '../../../text/repoPath.ts';
import type { Candidate } from './candidate.ts';

/** Possible owners that no leadership file declares. */
export interface OutsideOwners {
  /** The owners in CODEOWNERS, most frequent first. */
  readonly codeowners: readonly string[];
  /** The authors in the Git history, most commits first. */
  readonly authors: readonly OutsideAuthor[];
}

export interface OutsideAuthor {
  readonly name: string;
  readonly email: string;
}

/**
 * The possible owners: those near the place first, then people and teams, then the handles of owners that the file does
 * not declare. `near` has a path that each of them owns.
 */
export function ownerCandidates(
  scope: Scope,
  outside: OutsideOwners,
  siblings: readonly string[],
  near: ReadonlyMap<string, RepoPath> = new Map(),
): Candidate[] {
  const there = new Set(siblings.map((ref) => identityOf(scope, ref)));
  const handles = new Map<string, Candidate>();
  const add = (ref: string, detail: string, name?: string): void => {
    const handle = identityOf(scope, ref);
    if (typeof handle !== 'string' || !isHandle(ref) || there.has(handle) || handles.has(handle)) return;
    handles.set(handle, handleCandidate(ref, detail, name));
  };
  for (const leadership of scope.chain)
    for (const { value } of referencesIn(leadership, 'owner')) add(value, t('already listed'));
  for (const ref of outside.codeowners) add(ref, t('from CODEOWNERS'));
  for (const { name, email } of outside.authors)
    if (!name.endsWith('[bot]') && !email.includes('[bot]')) add(handleOf(email), `${name} · git`, name);
  const candidates = new Map<Person | Team | string, Candidate>();
  for (const { entry } of scope.people.values()) candidates.set(entry, personCandidate(entry));
  for (const { entry } of scope.teams.values()) candidates.set(entry, teamCandidate(entry));
  for (const [handle, candidate] of handles) candidates.set(handle, candidate);
  for (const owner of there) candidates.delete(owner);
  const nearby = new Map<Candidate, Candidate>();
  for (const [ref, path] of near) {
    const candidate = candidates.get(identityOf(scope, ref));
    if (candidate !== undefined && !nearby.has(candidate))
      nearby.set(candidate, {
        ...candidate,
        detail: [candidate.detail ?? '', t('owns {0}', path)].filter(Boolean).join(' · '),
      });
  }
  return [...nearby.values(), ...[...candidates.values()].filter((candidate) => !nearby.has(candidate))];
}

/** The people that can be referenced by id. */
export function personCandidates(scope: Scope, siblings: readonly string[]): Candidate[] {
  return [...scope.people.values()].flatMap(({ entry }) =>
    siblings.includes(entry.id.value) ? [] : [personCandidate(entry)],
  );
}

function personCandidate({ id, name, email, github, gitlab }: Person): Candidate {
  const filter = filterOf(id.value, name.value, email?.value, github?.value, gitlab?.value);
  return { ...idCandidate('person', id.value, name.value), filter };
}

function teamCandidate({ id, name, github, gitlab }: Team): Candidate {
  const filter = filterOf(id.value, name?.value, github?.value, gitlab?.value);
  return { ...idCandidate('team', id.value, name?.value), detail: name?.value ?? t('team'), filter };
}

/** The id of an entry, which also matches its name. */
export function idCandidate(
  kind: 'person' | 'team' | 'goal' | 'domain' | 'competency' | 'criterion',
  id: string,
  name: string | undefined,
): Candidate {
  return {
    kind,
    label: id,
    ...(name === undefined ? {} : { detail: name }),
    entry: { kind, id },
    filter: filterOf(id, name),
    write: { as: 'scalar', text: id },
  };
}

function handleCandidate(ref: string, detail: string, name: string | undefined): Candidate {
  return {
    kind: 'handle',
    label: ref,
    detail,
    entry: { kind: 'owner', id: ref },
    filter: filterOf(ref, name),
    write: { as: 'scalar', text: ref },
  };
}

/** The handle for an email address. GitHub's noreply addresses contain the account name. */
function handleOf(email: string): string {
  const account = /^(?:\d+\+)?([\w-]+)@users\.noreply\.github\.com$/i.exec(email)?.[1];
  return account === undefined ? email : `@${account}`;
}

/**
 * What typed text is compared with: each part of each name, account, and address. VS Code finds the start of a word, and
 * takes no `@` for the end of one.
 */
function filterOf(...names: readonly (string | undefined)[]): string {
  const words = names.flatMap((name) => (name === undefined ? [] : [name, ...name.split('@')]));
  return [...new Set(words.filter((word) => word !== ''))].join(' ');
}
