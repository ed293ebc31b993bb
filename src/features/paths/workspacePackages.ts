import { getOrInsert } from '../../text/getOrInsert.ts';
import { matches, readPattern } from '../../ownership/patterns/pattern.ts';
import { fromFolderUp, joinPath, pathFrom, type RepoPath } from '../../text/repoPath.ts';
import type { ModuleSetting, Package } from './moduleSetting.ts';

/** The packages of a repository. */
export interface WorkspacePackages {
  /** The package that contains a file. */
  readonly packageOf: (file: RepoPath) => Package | undefined;
  /** The package of the repository that an import name refers to in a file; undefined for an external package. */
  readonly packageFor: (name: string, file: RepoPath) => Package | undefined;
  /** The package with a name; undefined if there are several. */
  readonly packageNamed: (name: string) => Package | undefined;
}

export function workspacePackages(settings: Iterable<ModuleSetting>): WorkspacePackages {
  const byFolder = new Map<RepoPath, Package>();
  const byName = new Map<string, Package[]>();
  const groups: ((folder: RepoPath) => boolean)[] = [];
  for (const setting of settings) {
    if (setting.kind === 'config') continue;
    if (setting.members !== undefined) groups.push(memberTest(setting.folder, setting.members));
    if (setting.kind === 'workspace') continue;
    byFolder.set(setting.folder, setting);
    if (setting.name !== undefined) getOrInsert(byName, setting.name, () => []).push(setting);
  }
  const packageOf = (file: RepoPath): Package | undefined =>
    fromFolderUp(file, (folder) => byFolder.get(folder));
  // If the repository has workspaces, packages outside them, such as test fixtures, cannot be imported by name.
  const packageNamed = (name: string): Package | undefined => {
    const found = (byName.get(name) ?? []).filter(
      ({ folder }) => groups.length === 0 || groups.some((isMember) => isMember(folder)),
    );
    return found.length === 1 ? found[0] : undefined;
  };
  const packageFor = (name: string, file: RepoPath): Package | undefined => {
    const own = packageOf(file);
    if (own?.name === name) return own;
    const user = fromFolderUp(file, (folder) => {
      const one = byFolder.get(folder);
      return one?.dependencies.has(name) === true ? one : undefined;
    });
    const version = user?.dependencies.get(name) ?? '';
    const [, linked] = /^(?:file|link|portal):(.*)$/.exec(version) ?? [];
    if (user !== undefined && linked !== undefined) {
      const folder = joinPath(user.folder, linked);
      return folder === undefined ? undefined : byFolder.get(folder);
    }
    // Without workspaces, a version refers to the registry.
    return groups.length === 0 && /^[~^]?\d/.test(version) ? undefined : packageNamed(name);
  };
  return { packageOf, packageFor, packageNamed };
}

/** Splits `@scope/name/…` or `name/…` into package name and subpath; undefined if it is not a package name. */
export function packageParts(
  specifier: string,
): { readonly name: string; readonly subpath: string } | undefined {
  const [, name, subpath = ''] = /^((?:@[^/\s]+\/)?[^/@.\s#][^/\s]*)(?:\/(.*))?$/.exec(specifier) ?? [];
  return name === undefined ? undefined : { name, subpath };
}

/** Returns a test for the folders that the patterns of a workspace match, and for its own folder. */
function memberTest(base: RepoPath, patterns: readonly string[]): (folder: RepoPath) => boolean {
  const tests = patterns.flatMap((written) => {
    const bare = written
      .replace(/^!/, '')
      .replace(/^\.?\//, '')
      .replace(/\/$/, '');
    const reading = readPattern(`/${bare}`);
    if (!('pattern' in reading)) return [];
    const covers = (path: string): boolean =>
      bare.includes('*') ? matches(reading.pattern, path.split('/')) : path === bare;
    return [{ covers, isNegated: written.startsWith('!') }];
  });
  return (folder) => {
    if (folder === base) return true;
    if (base !== '' && !folder.startsWith(`${base}/`)) return false;
    const covering = tests.filter(({ covers }) => covers(pathFrom(base, folder)));
    return covering.length > 0 && !covering.some(({ isNegated }) => isNegated);
  };
}
