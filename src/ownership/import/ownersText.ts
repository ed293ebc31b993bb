import type { RepoPath } from '../../text/repoPath.ts';
import { quoted } from '../../text/sentence.ts';
import { withoutUnseen } from '../../text/visible.ts';
import { scalar, slug, unusedId } from '../codeowners/startText.ts';
import type { StatedPurpose } from '../codeowners/statedPurpose.ts';
import type { FileNote } from '../ownersFiles/note.ts';
import type { Approver } from '../ownersFiles/ownersFile.ts';
import { leafApprovers, usersOf, type OwnersTree } from '../ownersFiles/ownersTree.ts';
import type { Annotations } from './annotations.ts';
import type { DomainRule, OwnersOf } from './domainRules.ts';
import { domainsOf, type DomainToWrite } from './domains.ts';
import { fileText, listOfNames } from './fileText.ts';
import { maxItems, maxPatterns, narrowRules, patternsFor } from './leadershipText.ts';
import { newFileNotes } from './newFileNotes.ts';
import { ownersRulesOf, type OwnersRules, type RulePlace } from './ownersRules.ts';

/** A leadership file with the owners of OWNERS files, or the lines that prevent it. */
export type ConvertedOwners =
  | {
      readonly text: string;
      readonly domains: number;
      readonly teams: number;
      readonly notes: readonly FileNote[];
    }
  | { readonly errors: readonly [FileNote, ...FileNote[]] };

/** What the conversion uses in addition to the OWNERS files. */
export interface OwnersContext {
  /** All files of the repository, iterable several times. */
  readonly paths: Iterable<RepoPath>;
  readonly purpose: StatedPurpose | undefined;
}

/**
 * A leadership file in which the owners of each file are its leaf approvers. There is one domain for the same approvers
 * wherever nested folders allow it. Its `parent` is the innermost domain whose approvers can approve all of it too.
 * Aliases become teams, and their members people.
 */
export function convertOwners(tree: OwnersTree, { paths, purpose }: OwnersContext): ConvertedOwners {
  const names = namesFor(tree);
  const ownersOf: OwnersOf = (path) => [
    ...new Set(leafApprovers(tree, path)?.approvers.flatMap((approver) => names.ownerOf(approver) ?? [])),
  ];
  const read = ownersRulesOf(tree, { paths, ownerOf: names.ownerOf });
  const [error, ...errors] = [...tree.errors, ...read.errors];
  if (error !== undefined) return { errors: [error, ...errors] };
  const { narrow, unmatched } = narrowRules(read.rules, paths);
  const rules = read.rules.filter((rule) => !unmatched.has(rule));
  const apartOf = (rule: DomainRule): unknown =>
    narrow.has(rule) ? rule : read.cut.has(rule) ? 'cut' : undefined;
  const domains = domainsOf(rules, apartOf, paths, ownersOf);
  const patterns = rules.flatMap((rule) => patternsFor(rule, narrow));
  const [first] = tree.files.values();
  const at = (message: string): FileNote => ({ file: first?.path ?? 'OWNERS', line: 1, message });
  if (domains === undefined)
    return { errors: [at('No order of domains gives every file its approvers. Simplify the filters.')] };
  if (domains.length > maxItems || patterns.length > maxPatterns)
    return {
      errors: [at(`Too many domains (max ${String(maxItems)}, 1 MiB). Use aliases for the same approvers.`)],
    };
  const parents = parentsOf(domains, read);
  const text = fileText({
    domains,
    from: tree.files.size === 1 ? (first?.path ?? '') : 'OWNERS files',
    purpose,
    losses: new Map(),
    annotations: annotationsOf(read.places),
    patternsFor: (rule) => patternsFor(rule, narrow),
    parentOf: (domain) => parents.get(domain),
    teamsOf: ({ owners }) => owners.flatMap((owner) => names.teams.get(owner)?.short ?? []),
    ownerComments: (domain) => ownerComments(domain, read.places, names),
    ...(parents.size === 0 ? {} : { remarks }),
    lists: [...names.teamLines, ...names.peopleLines],
  });
  const added = newFileNotes({ rules: rules.map(({ rule }) => rule) }, domains, ownersOf, 'OWNERS');
  return {
    text,
    domains: domains.filter(({ isUnowned }) => !isUnowned).length,
    teams: names.teams.size,
    notes: [
      ...tree.notes,
      ...reviewersNote(tree),
      ...emptyAliasNotes(tree),
      ...unknownAliasNotes(tree),
      ...read.notes,
      ...added.map(({ line, message }) => {
        const place = read.places.get(line);
        return { file: place?.file.path ?? '', line: place?.line ?? 1, message };
      }),
    ],
  };
}

const remarks = [
  'In Kubernetes, the approvers of its parent can also approve changes in a domain. Here, a domain has only its own owners.',
];

/** The ids of teams and people, and what stands for an approver. */
interface Names {
  /** Undefined for an alias without members. */
  readonly ownerOf: (approver: Approver) => string | undefined;
  readonly teams: ReadonlyMap<string, { readonly short: string }>;
  readonly teamLines: readonly string[];
  readonly peopleLines: readonly string[];
}

/** Names for the aliases that are approvers, and for their members, who have to be declared in a leadership file. */
function namesFor({ files, aliases }: OwnersTree): Names {
  const approvers = [...files.values()].flatMap(({ filters }) =>
    filters.flatMap((filter) => filter.approvers),
  );
  const used = new Set(approvers.map(({ name }) => name.toLowerCase()));
  const taken = new Set<string>();
  const teams = [...aliases].filter(([key, { members }]) => used.has(key) && members.length > 0);
  const teamIds = new Map(
    teams.map(([key, { name }]) => [key, unusedId([slug(name.toLowerCase()), 'team'], taken)]),
  );
  const members = [
    ...new Map(teams.flatMap(([, alias]) => alias.members.map((name) => [name.toLowerCase(), name]))),
  ].sort(([one], [other]) => (one < other ? -1 : 1));
  const personIds = new Map(
    members.map(([key]) => [key, unusedId([slug(key), `user-${slug(key)}`, 'person'], taken)]),
  );
  const written = new Map<string, string>();
  for (const { name } of approvers)
    if (!written.has(name.toLowerCase())) written.set(name.toLowerCase(), name);
  return {
    ownerOf: ({ name }) => {
      const key = name.toLowerCase();
      if (aliases.has(key)) return teamIds.get(key);
      return personIds.get(key) ?? `@${written.get(key) ?? name}`;
    },
    teams: new Map(teams.map(([key, { name }]) => [teamIds.get(key) ?? '', { short: shortName(name) }])),
    teamLines:
      teams.length === 0
        ? []
        : [
            '',
            '# The aliases that are approvers.',
            'teams:',
            ...teams.flatMap(([key, alias]) => teamLines(teamIds.get(key) ?? '', alias, personIds)),
          ],
    peopleLines:
      members.length === 0
        ? []
        : [
            '',
            '# The members of the teams.',
            'people:',
            ...members.map(([key, name]) => personLine(personIds.get(key) ?? '', name)),
          ],
  };
}

function teamLines(
  id: string,
  { name, members }: { readonly name: string; readonly members: readonly string[] },
  personIds: ReadonlyMap<string, string>,
): string[] {
  const items = members.map((member) => personIds.get(member.toLowerCase()) ?? '');
  const shown = withoutUnseen(name);
  if (shown === id) return listOfNames('  ', scalar(id), items);
  return [`  ${scalar(id)}:`, `    name: ${scalar(shown)}`, ...listOfNames('    ', 'members', items)];
}

function personLine(id: string, login: string): string {
  return `  ${scalar(id)}: { name: ${scalar(login)}, github: ${scalar(login)} }`;
}

/** The name of an alias without what is true of all of them. */
function shortName(alias: string): string {
  return alias
    .toLowerCase()
    .replace(/[-_](?:approvers?|chairs|(?:tech(?:nical)?[-_])?leads?|maintainers?|owners?|reviewers?)$/, '');
}

/** For each domain, the innermost domain of outer folders that is around all of it. */
function parentsOf(
  domains: readonly DomainToWrite[],
  { outer }: OwnersRules,
): ReadonlyMap<DomainToWrite, DomainToWrite> {
  const domainOf = new Map(domains.flatMap((domain) => domain.rules.map((rule) => [rule, domain])));
  const parents = new Map<DomainToWrite, DomainToWrite>();
  for (const domain of domains) {
    const [chain = [], ...others] = domain.rules.map((rule) =>
      (outer.get(rule) ?? []).flatMap((one) => domainOf.get(one) ?? []),
    );
    const parent = chain.find((one) => one !== domain && others.every((other) => other.includes(one)));
    if (parent !== undefined) parents.set(domain, parent);
  }
  return parents;
}

function annotationsOf(places: ReadonlyMap<number, RulePlace>): Annotations {
  // What several files have in common is written once.
  const told = new Set<string>();
  const byLine = new Map(
    [...places].map(([number, { file }]) => {
      const text = file.comments.join('\n');
      const above = told.has(text) ? [] : file.comments;
      told.add(text);
      return [number, { above, beside: undefined, heading: undefined, paragraph: number }];
    }),
  );
  return { start: [], byLine, end: [] };
}

/** The comments beside approvers, if all of them come from one file. */
function ownerComments(
  { rules }: DomainToWrite,
  places: ReadonlyMap<number, RulePlace>,
  { ownerOf }: Names,
): ReadonlyMap<string, string> {
  const own = rules.flatMap(({ rule }) => places.get(rule.line) ?? []);
  const comments = new Map<string, string>();
  if (new Set(own.map(({ file }) => file)).size !== 1) return comments;
  for (const approver of own.flatMap(({ approvers }) => approvers)) {
    const owner = ownerOf(approver);
    if (owner !== undefined && approver.comment !== undefined && approver.comment !== '')
      comments.set(owner, approver.comment);
  }
  return comments;
}

/** How many OWNERS files have only reviewers, who are no owners. */
function reviewersNote({ files }: OwnersTree): FileNote[] {
  const only = [...files.values()].filter(
    ({ filters, hasReviewers }) => filters.length === 0 && hasReviewers,
  );
  const [first] = only;
  if (first === undefined) return [];
  const others = only.length - 1;
  const message =
    others === 0
      ? 'Not imported: this file has reviewers, but no approvers.'
      : `Not imported: this file and ${String(others)} other OWNERS ${others === 1 ? 'file' : 'files'} have reviewers, but no approvers.`;
  return [{ file: first.path, line: 1, message }];
}

/** Approvers that are an alias without members. */
function emptyAliasNotes(tree: OwnersTree): FileNote[] {
  const empty = approversWhere(tree, (approver) => usersOf(approver, tree.aliases).length === 0);
  return noteAboutFirst(empty, (name) => `Alias ${name} has no members, and was left out.`, 'alias');
}

/** Approvers that are most likely an alias that was removed: Prow takes them for users. */
function unknownAliasNotes(tree: OwnersTree): FileNote[] {
  const unknown = approversWhere(
    tree,
    ({ name }) => !tree.aliases.has(name.toLowerCase()) && aliasName.test(name),
  );
  return noteAboutFirst(
    unknown,
    (name) => `${name} looks like an alias that OWNERS_ALIASES does not contain. It was imported as a user.`,
    'name',
  );
}

const aliasName =
  /^(?:sig|wg|ug|committee)-.*-|[-_](?:admins|approvers?|chairs|leads|maintainers|owners|reviewers|team)$/i;

/** The first occurrence of each approver of a kind. */
function approversWhere({ files }: OwnersTree, isWanted: (approver: Approver) => boolean): Occurrence[] {
  const found = new Map<string, Occurrence>();
  for (const { path, filters } of files.values())
    for (const approver of filters.flatMap(({ approvers }) => approvers)) {
      const key = approver.name.toLowerCase();
      if (!found.has(key) && isWanted(approver)) found.set(key, { ...approver, file: path });
    }
  return [...found.values()];
}

interface Occurrence extends Approver {
  readonly file: RepoPath;
}

function noteAboutFirst(
  [first, ...others]: readonly Occurrence[],
  message: (name: string) => string,
  noun: 'alias' | 'name',
): FileNote[] {
  if (first === undefined) return [];
  const { file, line, name } = first;
  const nouns = { alias: 'aliases', name: 'names' };
  const count = others.length;
  const more =
    count === 0 ? '' : ` The same goes for ${String(count)} other ${count === 1 ? noun : nouns[noun]}.`;
  return [{ file, line, message: message(quoted(name)) + more }];
}
