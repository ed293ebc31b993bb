import { folderOf, type RepoPath } from '../text/repoPath.ts';
import { defaultAuthority, type AuthorityLevel } from './ladder.ts';
import type {
  Competency,
  Criterion,
  Domain,
  Goal,
  Leadership,
  Person,
  Skill,
  Team,
  Text,
} from './leadership.ts';

/** An entry with the file that declares it. */
export interface Declared<T> {
  readonly entry: T;
  readonly leadership: Leadership;
}

/** What a file can refer to: its own entries, and those of the files above that it inherits from. */
export interface Scope {
  /** The file itself and the files that it inherits from, outermost first. */
  readonly chain: readonly Leadership[];
  readonly people: ReadonlyMap<string, Declared<Person>>;
  readonly teams: ReadonlyMap<string, Declared<Team>>;
  /** With those whose statement is a placeholder: others can refer to their ids. */
  readonly goals: ReadonlyMap<string, Declared<Goal>>;
  readonly domains: ReadonlyMap<string, Declared<Domain>>;
  readonly competencies: ReadonlyMap<string, Declared<Competency>>;
  /** People by account or email address, normalized by `accountOf`. The first person with an account wins. */
  readonly peopleByAccount: ReadonlyMap<string, Person>;
  readonly teamsByAccount: ReadonlyMap<string, Team>;
  /**
   * Whether all entries of a kind could be read. If not, an unknown id may be declared in an unparsed part.
   */
  readonly isWhole: (kind: 'people' | 'teams' | 'goals' | 'domains' | 'competencies') => boolean;
}

/**
 * The leadership files that apply to a folder, outermost first. The chain starts at the nearest file at or
 * above the folder. It ends at the first file that does not inherit.
 */
export function chainFor(byFolder: ReadonlyMap<RepoPath, Leadership>, folder: RepoPath): Leadership[] {
  const chain: Leadership[] = [];
  for (let at = folder; ; at = folderOf(at)) {
    const leadership = byFolder.get(at);
    if (leadership !== undefined) chain.unshift(leadership);
    if (at === '' || leadership?.inherits === false) return chain;
  }
}

/** If an id is declared more than once, the first declaration wins, starting with the outermost file. */
export function scopeOf(chain: readonly Leadership[]): Scope {
  const collect = <T>(
    entriesOf: (leadership: Leadership) => readonly T[],
    idOf: (entry: T) => Text | undefined,
  ): Map<string, Declared<T>> => {
    const declared = new Map<string, Declared<T>>();
    for (const leadership of chain)
      for (const entry of entriesOf(leadership)) {
        const id = idOf(entry)?.value;
        if (id !== undefined && id !== '' && !declared.has(id)) declared.set(id, { entry, leadership });
      }
    return declared;
  };
  const people = collect(
    (leadership) => leadership.people.items,
    ({ id }) => id,
  );
  const teams = collect(
    (leadership) => leadership.teams.items,
    ({ id }) => id,
  );
  let peopleByAccount: ReadonlyMap<string, Person> | undefined;
  let teamsByAccount: ReadonlyMap<string, Team> | undefined;
  return {
    chain,
    people,
    teams,
    goals: collect(
      ({ goals }) => [...goals.items, ...goals.placeholders],
      ({ id }) => id,
    ),
    domains: collect(
      ({ domains }) => domains.items,
      ({ id }) => id,
    ),
    competencies: collect(
      ({ competencies }) => competencies.items,
      ({ id }) => id,
    ),
    get peopleByAccount() {
      return (peopleByAccount ??= byAccount(people, ({ github, gitlab, email }) => [github, gitlab, email]));
    },
    get teamsByAccount() {
      return (teamsByAccount ??= byAccount(teams, ({ github, gitlab }) => [github, gitlab]));
    },
    isWhole: (kind) => chain.every((leadership) => leadership[kind].isComplete),
  };
}

/** The statement of a goal, unless the goal is unknown or its statement is a placeholder. */
export function statementOf(scope: Scope, goal: string): string | undefined {
  const entry = scope.goals.get(goal)?.entry;
  return entry === undefined || entry.isPlaceholder ? undefined : entry.statement.value;
}

/** Normalizes an account or email address: lowercase, without a leading `@`. */
export function accountOf(handle: string): string {
  return handle.replace(/^@/, '').toLowerCase();
}

function byAccount<T>(
  declared: ReadonlyMap<string, Declared<T>>,
  accountsOf: (entry: T) => readonly (Text | undefined)[],
): Map<string, T> {
  const owners = new Map<string, T>();
  for (const { entry } of declared.values())
    for (const account of accountsOf(entry)) {
      const key = account === undefined ? undefined : accountOf(account.value);
      if (key !== undefined && !owners.has(key)) owners.set(key, entry);
    }
  return owners;
}

/** A domain and its ancestors, outermost first. A cycle is cut where it closes. */
export function ancestry(scope: Scope, domain: Domain): Domain[] {
  const line = new Set([domain]);
  for (let parent = domain.parent; parent !== undefined;) {
    const above = scope.domains.get(parent.value)?.entry;
    if (above === undefined || line.has(above)) break;
    line.add(above);
    parent = above.parent;
  }
  return [...line].reverse();
}

/** The value of a domain, or else of its nearest ancestor that has one. `line` comes from `ancestry`. */
export function nearestIn<K extends 'authority' | 'delegatedBy' | 'contact'>(
  line: readonly Domain[],
  key: K,
): Domain[K] | undefined {
  return line.findLast((domain) => domain[key] !== undefined)?.[key];
}

/**
 * The authority level of a domain. If it has none, that of its nearest ancestor applies, then that of the
 * innermost file.
 */
export function authorityOf(scope: Scope, line: readonly Domain[]): AuthorityLevel {
  const named =
    nearestIn(line, 'authority') ??
    scope.chain.findLast(({ authority }) => authority !== undefined)?.authority;
  return named?.value ?? defaultAuthority;
}

/** The requirements of a domain and its ancestors. For each competency, the nearest level wins. */
export function requirementsOf(line: readonly Domain[]): Skill[] {
  return [
    ...new Map(
      line.flatMap(({ requires }) => requires.map((skill) => [skill.competency.value, skill])),
    ).values(),
  ];
}

/**
 * Whether a criterion has neither domains nor paths, and so applies to all files below its leadership file.
 */
export function appliesEverywhere({ domains, paths }: Criterion): boolean {
  return domains === undefined && paths === undefined;
}
