import { opening, scalar, slug, unusedId } from '../codeowners/startText.ts';
import type { StatedPurpose } from '../codeowners/statedPurpose.ts';
import { literal } from '../codeowners/shape.ts';
import { folderOf, type RepoPath } from '../../text/repoPath.ts';
import { visibleLine } from '../../text/visible.ts';
import type { Area } from './areas.ts';
import type { ForeignPattern } from './foreignFolders.ts';
import { monthOf, type History } from './history.ts';
import { compared, type Person } from './people.ts';

/** What a leadership file is proposed from. */
export interface Proposal {
  readonly history: History;
  readonly areas: readonly Area[];
  readonly foreign: readonly ForeignPattern[];
  readonly purpose: StatedPurpose | undefined;
  /** Whether comments name the people who know an area. */
  readonly names: 'with-names' | 'without-names';
}

/**
 * A leadership file with a domain for each area. Who owns it is left open: the history says who has worked there, and not
 * who decides. Without names, nothing in the file is about a person.
 */
export function historyText({ history, areas, foreign, purpose, names }: Proposal): string {
  const taken = newTaken();
  return [
    '# Proposed by "leadership init --from-history", from the folders and who changed them together.',
    '# Join, divide, and rename the domains as you decide. Then replace each TODO.',
    ...opening(purpose),
    'domains:',
    ...areas.flatMap((area) => domainLines(area, history, names, taken)),
    ...foreignLines(foreign),
    '',
  ].join('\n');
}

/** A folder that becomes a domain, with the owners that a person selected. */
export interface ChosenFolder {
  /** '' for all files that no other folder has. */
  readonly folder: RepoPath;
  readonly owners: readonly string[];
}

/** A leadership file with a domain for each folder, and a TODO where nobody is an owner yet. */
export function chosenText(
  folders: readonly ChosenFolder[],
  foreign: readonly ForeignPattern[],
  purpose: StatedPurpose | undefined,
): string {
  const taken = newTaken();
  return [
    '# Who owns what, and how do they decide? Replace each TODO with your own words.',
    ...opening(purpose),
    'domains:',
    ...folders.flatMap(({ folder, owners }) => [
      ...folderLines(folder, taken),
      ...(owners.length === 0
        ? [`    # ${questionAbout(folder)}`, '    owners: [TODO]']
        : [`    owners: [${owners.map(scalar).join(', ')}]`]),
    ]),
    ...foreignLines(foreign),
    '',
  ].join('\n');
}

function foreignLines(foreign: readonly ForeignPattern[]): string[] {
  if (foreign.length === 0) return [];
  const patterns = foreign.map(foreignPattern).sort(compared);
  return [
    '',
    '# Vendored and generated files.',
    'unowned:',
    ...patterns.map((pattern) => `  - ${scalar(pattern)}`),
  ];
}

function domainLines(
  { folder, candidates, lastDay }: Area,
  { people }: History,
  names: Proposal['names'],
  taken: Taken,
): string[] {
  const since = lastDay === undefined ? '' : ` No active author since ${monthOf(lastDay)}.`;
  const named = candidates.flatMap((position) => people[position] ?? []).map(nameOf);
  return [
    ...folderLines(folder, taken),
    `    # ${questionAbout(folder)}${since}`,
    ...(names === 'without-names' || named.length === 0
      ? []
      : [`    # Active here: ${named.sort(byAlphabet).join(', ')}.`]),
    '    owners: [TODO]',
  ];
}

/** The ids and names of the domains before. */
interface Taken {
  readonly ids: Set<string>;
  readonly titles: Set<string>;
}

function newTaken(): Taken {
  return { ids: new Set(), titles: new Set() };
}

/** The name of a folder, with the folder around it if another domain has the same name. */
function unusedTitle(folder: RepoPath, titles: Set<string>): string {
  const title = titleOf(folder);
  if (titles.has(title)) return `${title} (${visibleLine(folderOf(folder))})`;
  titles.add(title);
  return title;
}

function folderLines(folder: RepoPath, taken: Taken): string[] {
  return folder === ''
    ? [`  - id: ${unusedId(['everything'], taken.ids)}`, '    paths: ["*"]']
    : [
        `  - id: ${scalar(unusedId(idsFor(folder), taken.ids))}`,
        `    name: ${scalar(unusedTitle(folder, taken.titles))}`,
        `    paths: [${scalar(patternOf(folder))}]`,
      ];
}

function questionAbout(folder: RepoPath): string {
  return folder === '' ? 'TODO: who owns everything that has no other owner?' : 'TODO: who owns this?';
}

/** Upper and lower case alike, the same on every machine. */
function byAlphabet(one: string, other: string): number {
  return compared(one.toLowerCase(), other.toLowerCase()) || compared(one, other);
}

/** With the handle, as it is written in `owners`. */
function nameOf({ name, handle }: Person): string {
  return visibleLine(handle === undefined ? name : `${name} (@${handle})`);
}

function patternOf(folder: RepoPath): string {
  return `/${literal(folder)}/`;
}

function foreignPattern(one: ForeignPattern): string {
  if ('folder' in one) return patternOf(one.folder);
  return `${one.below === '' ? '' : `/${literal(one.below)}/**/`}${literal(one.name)}/`;
}

/** The name of the folder, then with the folders around it. */
function idsFor(folder: RepoPath): string[] {
  const words = folder.split('/').map(slug);
  return words.map((_, at) =>
    words
      .slice(words.length - 1 - at)
      .filter((word) => word !== '')
      .join('-'),
  );
}

/** The name of a folder in words: `http-client` and `HttpClient` are “HTTP client”. */
function titleOf(folder: RepoPath): string {
  const name = folder.slice(folderOf(folder).length).replace(/^\//, '');
  const words = parted(name)
    .split(/[\s_.-]+/)
    .filter((word) => word !== '')
    .map(
      (word) => spelled.get(word.toLowerCase()) ?? (/^[A-Z]?[a-z]+$/.test(word) ? word.toLowerCase() : word),
    );
  const title = words.join(' ');
  return title === '' ? visibleLine(name) : visibleLine(title.charAt(0).toUpperCase() + title.slice(1));
}

/** `HTTPClient` and `httpClient` as `HTTP Client` and `http Client`. */
function parted(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
}

/** Words that are not written as they sound. */
const spelled: ReadonlyMap<string, string> = new Map(
  [
    ...['API', 'CD', 'CI', 'CLI', 'CPU', 'CSS', 'DB', 'DNS', 'GPU', 'GUI', 'HTML', 'HTTP', 'ID', 'IO', 'JS'],
    ...[
      'JSON',
      'LLM',
      'SDK',
      'SQL',
      'SSH',
      'TCP',
      'TLS',
      'TSDB',
      'UI',
      'URL',
      'USB',
      'UX',
      'VM',
      'XML',
      'YAML',
    ],
    ...['GitHub', 'GitLab', 'JavaScript', 'TypeScript', 'PHP', 'QA', 'E2E', 'OAuth', 'PostgreSQL', 'MySQL'],
  ].map((word) => [word.toLowerCase(), word]),
);
