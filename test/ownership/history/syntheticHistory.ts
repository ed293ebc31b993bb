import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import { proposeAreas } from '../../../src/ownership/history/areas.ts';
import { historyOf, type History } from '../../../src/ownership/history/history.ts';
import { historyText } from '../../../src/ownership/history/historyText.ts';
import type { LoggedCommit } from '../../../src/text/loggedCommit.ts';

/** A commit of a made-up history, with the truth about it. */
export interface Written {
  /** `Name <address>`. */
  readonly by: string;
  /** How many days before today. Negative in the future. */
  readonly age: number;
  readonly files: readonly string[];
  readonly message?: string;
  /** By default, the author. */
  readonly committer?: string;
  readonly isRoot?: boolean;
}

/** Noon of a day, in seconds since 1970. */
export const now = Date.UTC(2026, 5, 15, 12) / 1000;

/** The commits, with ids by their position: `idOf(0)` is the first one. */
export function logged(commits: readonly Written[]): LoggedCommit[] {
  return commits.map(({ by, age, files, message = 'Work', committer = by, isRoot = false }, at) => ({
    id: idOf(at),
    isRoot,
    author: signature(by),
    committer: signature(committer),
    authored: now - age * 86_400,
    committed: now - age * 86_400,
    message,
    paths: files,
  }));
}

export function idOf(at: number): string {
  return at.toString(16).padStart(40, '0');
}

export function historyFrom(commits: readonly Written[], isShallow = false): History {
  return historyOf({ commits: logged(commits), merges: [], isShallow, now });
}

/** `count` files in a folder. */
export function filesIn(folder: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${folder}/f${String(at)}.ts`);
}

/** `count` commits of a person, each of one file, some days apart. */
export function work(by: string, files: readonly string[], count: number, latest = 0): Written[] {
  return Array.from({ length: count }, (_, at) => ({
    by,
    age: latest + at * 3,
    files: [files[at % files.length] ?? ''],
  }));
}

/** Each area with the first names of its candidates, best first, and since when nobody is active. */
export function proposed(history: History, files: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    proposeAreas(fileList(files), history).map(({ folder, candidates, lastDay }) => [
      folder,
      [
        ...candidates.map((person) => history.people[person]?.name.split(' ')[0] ?? ''),
        ...(lastDay === undefined ? [] : [`none for ${String(history.today - lastDay)} days`]),
      ].join(' '),
    ]),
  );
}

/** The whole file, with names. */
export function textOf(history: History, files: readonly string[]): string {
  const areas = proposeAreas(fileList(files), history);
  return historyText({ history, areas, foreign: [], purpose: undefined, names: 'with-names' });
}

function signature(text: string): { readonly name: string; readonly email: string } {
  const [, name = '', email = ''] = /^(.*?) ?<(.*)>$/.exec(text) ?? [];
  return { name, email };
}
