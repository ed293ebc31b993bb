import { inQuotes, isSafePlain } from '../../parse/quotes.ts';
import { isId } from '../../model/leadership.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { visibleLine, withoutUnseen } from '../../text/visible.ts';
import type { FileList } from '../coverage/fileList.ts';
import type { StatedPurpose } from './statedPurpose.ts';

/** A repository without a leadership file. */
export interface Seen {
  readonly files: FileList;
  readonly purpose: StatedPurpose | undefined;
  /** The CODEOWNERS file, if there is one. */
  readonly codeowners: RepoPath | undefined;
}

/**
 * A first leadership file, short and valid: a domain for everything without an owner yet, a TODO for each text to write,
 * and more domains as comments. Each of them is valid when it is uncommented, alone or with others.
 */
export function startText({ files, purpose, codeowners }: Seen): string {
  const folders = files.root.folders
    .filter(({ name }) => !name.startsWith('.'))
    .toSorted((one, other) => other.count - one.count)
    .slice(0, maxFolders)
    .map(({ name }) => name)
    .sort();
  const taken = new Set(['everything']);
  const more = folders.flatMap((name) => [
    `  # - id: ${scalar(unusedId([slug(name)], taken))}`,
    `  #   paths: [${scalar(`/${name.replace(/[\\*?]/g, '\\$&')}/`)}]`,
    '  #   owners: ["@your-team"]',
  ]);
  return [
    '# Who owns what, and how do they decide? Replace each TODO with your own words.',
    ...opening(purpose),
    ...(codeowners === undefined
      ? []
      : [
          `# To import the owners in ${visibleLine(codeowners)}, remove this file, then run`,
          `#   leadership init --from-codeowners ${visibleLine(codeowners)}`,
        ]),
    'domains:',
    '  - id: everything',
    '    paths: ["*"]',
    '    # TODO: who owns everything that has no other owner? @user, @org/team, or an email address.',
    '    owners: ["@your-team"]',
    ...(more.length === 0
      ? []
      : ['  # Uncomment the domains with owners of their own, and set them.', ...more]),
    '',
  ].join('\n');
}

/** The beginning of a new leadership file, up to its domains. */
export function opening(purpose: StatedPurpose | undefined): string[] {
  const text = purpose === undefined ? '' : withoutUnseen(purpose.text).trim();
  return [
    'version: 1',
    '',
    '# Why this repository exists: one sentence that names the people it serves.',
    ...(purpose === undefined || text === ''
      ? []
      : [`# From ${visibleLine(purpose.from)}; replace it with your own words.`]),
    `purpose: ${inQuotes(text === '' ? 'TODO: why this repository exists' : text)}`,
    '',
    '# What you want to achieve now, most important first.',
    'goals:',
    '  - "TODO: an outcome you want, and when"',
    '',
    '# What you prefer when two good options conflict, most important first.',
    'decisionCriteria:',
    '  - "TODO: what you prefer, and what you give up for it"',
    '',
    '# Domains and their owners. If several domains match a file, the last one owns it.',
  ];
}

/** A text as a YAML scalar, quoted if necessary. */
export function scalar(text: string): string {
  return isSafePlain(text) ? text : inQuotes(text);
}

/** A name as a part of an id; may be empty. Words that begin with a capital letter are separated. */
export function slug(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(oneWord, (word) => word.charAt(0) + word.slice(1).toLowerCase())
    .replace(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z](?!s(?![a-z]))[a-z])/g, '-')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-');
  return words.replace(/^[^a-z]+|-+$/g, '');
}

/** Names that have a capital letter inside a word. */
const oneWord =
  /(?:[Dd]ev[Oo]ps|[Gg]it(?:Hub|Lab)|GraphQL|IoT|iOS|(?:Java|Type)Script|LaTeX|macOS|MacOS|My(?:SQL|Sql)|No(?:SQL|Sql)|NuGet|OAuth|Open(?:API|ID|SSL)|Power(?:BI|Shell)|Postgre(?:SQL|s)|Web(?:GL|RTC|Socket))(?![a-z])/g;

/** The first of some ids that is not taken, or one with a number; adds it to the taken ids. */
export function unusedId(wanted: readonly string[], taken: Set<string>): string {
  const fitting = wanted.map((id) => id.slice(0, maxStem).replace(/-+$/, '')).filter(isId);
  const stem = fitting[0] ?? 'domain';
  let id = fitting.find((candidate) => !taken.has(candidate)) ?? stem;
  for (let number = 2; taken.has(id); number++) id = `${stem}-${String(number)}`;
  taken.add(id);
  return id;
}

/** Leaves room for a number within the 64 characters of an id. */
const maxStem = 56;
const maxFolders = 12;
