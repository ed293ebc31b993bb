import { inQuotes, isSafePlain } from '../parse/quotes.ts';
import { isId } from '../model/leadership.ts';
import type { RepoPath } from '../text/repoPath.ts';
import type { FileList } from './fileList.ts';
import type { StatedPurpose } from './statedPurpose.ts';

/** What can be seen of a repository that has no leadership file. */
export interface Seen {
  readonly files: FileList;
  readonly purpose: StatedPurpose | undefined;
  /** Where its owners stand already. */
  readonly codeowners: RepoPath | undefined;
}

/** A first leadership file, short and valid: it names nobody, and says what is still to be said. */
export function startText({ files, purpose, codeowners }: Seen): string {
  const folders = files.root.folders
    .filter(({ name }) => !name.startsWith('.'))
    .toSorted((one, other) => other.count - one.count)
    .slice(0, maxFolders)
    .map(({ name }) => name)
    .sort();
  const taken = new Set<string>();
  const candidates = (folders.length === 0 ? [undefined] : folders).flatMap((name) => {
    const id = name === undefined ? 'everything' : unusedId([slug(name)], taken);
    const pattern = name === undefined ? '*' : `/${name.replace(/[\\*?]/g, '\\$&')}/`;
    return [`#  - id: ${scalar(id)}`, `#    paths: [${scalar(pattern)}]`, '#    owners: ["@your-team"]'];
  });
  return [
    '# Who leads here, and by what criteria do they decide? Replace each TODO by your own words.',
    ...opening(purpose),
    ...(codeowners === undefined
      ? []
      : [
          `# The owners in ${oneLine(codeowners)} can be taken over: remove this file, then run`,
          `#   leadership init --from-codeowners ${oneLine(codeowners)}`,
        ]),
    '# TODO: remove [] and the # in front of what fits, and name who leads there: a @user, a @team or an address.',
    'domains: []',
    ...candidates,
    '',
  ].join('\n');
}

/** What every new leadership file begins with, up to its domains. */
export function opening(purpose: StatedPurpose | undefined): string[] {
  const said = purpose === undefined ? '' : oneLine(purpose.text);
  return [
    'version: 1',
    '',
    '# Why this repository exists: one sentence that names the people it serves.',
    ...(purpose === undefined ? [] : [`# Taken from ${oneLine(purpose.from)}.`]),
    `purpose: ${inQuotes(`TODO: ${said === '' ? 'why this repository exists' : said}`)}`,
    '',
    '# What it is after now, most important first.',
    'goals:',
    '  - "TODO: what shall be true that is not true yet"',
    '',
    '# How to choose when two options pull apart, most important first.',
    'decisionCriteria:',
    '  - "TODO: what you prefer, and what it may cost"',
    '',
    '# Who leads where: of the domains whose paths match a file, the last one owns it.',
  ];
}

/** A text as a YAML scalar, in quotes where it needs them. */
export function scalar(text: string): string {
  return isSafePlain(text) ? text : inQuotes(text);
}

/** Somebody's text on one line, without what cannot be seen. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
}

/** A name as a part of an id; it may be empty. */
export function slug(name: string): string {
  const words = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-');
  return words.replace(/^[^a-z]+|-+$/g, '');
}

/** The first of some ids that is not taken, or else one with a number; it is taken from now on. */
export function unusedId(wanted: readonly string[], taken: Set<string>): string {
  const fitting = wanted.map((id) => id.slice(0, maxStem).replace(/-+$/, '')).filter(isId);
  const stem = fitting[0] ?? 'domain';
  let id = fitting.find((candidate) => !taken.has(candidate)) ?? stem;
  for (let number = 2; taken.has(id); number++) id = `${stem}-${String(number)}`;
  taken.add(id);
  return id;
}

/** Leaves room for a number in the 64 characters of an id. */
const maxStem = 56;
const maxFolders = 12;
