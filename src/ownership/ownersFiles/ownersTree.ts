import { folderOf, pathFrom, type RepoPath } from '../../text/repoPath.ts';
import { isHandleOn } from '../../model/handle.ts';
import { quoted } from '../../text/sentence.ts';
import { readAliases, type Aliases } from './aliases.ts';
import type { FileNote } from './note.ts';
import {
  readOwnersFile,
  type MatchBudget,
  type Approver,
  type OwnersFile,
  type OwnersSource,
} from './ownersFile.ts';

/** All OWNERS files of a repository. */
export interface OwnersTree {
  /** By folder, in any order. */
  readonly files: ReadonlyMap<RepoPath, OwnersFile>;
  readonly aliases: Aliases;
  readonly budget: MatchBudget;
  /** What Prow ignores, or what cannot be imported, but changes no owner. */
  readonly notes: readonly FileNote[];
  readonly errors: readonly FileNote[];
}

/** Reads the OWNERS files of a repository. */
export function readOwnersTree(
  sources: readonly OwnersSource[],
  aliasesSource: OwnersSource | undefined,
): OwnersTree {
  const { aliases, errors } =
    aliasesSource === undefined
      ? { aliases: new Map<string, never>() as Aliases, errors: [] }
      : readAliases(aliasesSource);
  const budget = { left: maxWork };
  const read = sources.map((source) => readOwnersFile(source, budget));
  const files = new Map(read.map(({ file }) => [file.folder, file]));
  return {
    files,
    aliases,
    budget,
    notes: read.flatMap(({ notes }) => notes),
    errors: [
      ...errors,
      ...read.flatMap((one) => one.errors),
      ...nameErrors(files, aliases, aliasesSource?.path),
    ],
  };
}

/**
 * Whether Prow reads no OWNERS file in a folder: in vendored code, and in the output of builds. These are its defaults,
 * which its configuration can change.
 * https://github.com/kubernetes-sigs/prow/blob/main/pkg/config/config.go (`preconfiguredDefaults`)
 */
export function isIgnoredFolder(folder: RepoPath): boolean {
  for (let at = folder; at !== ''; at = folderOf(at))
    if (/\.git$|_output$|vendor\/.*\/.*/.test(at)) return true;
  return false;
}

/** The approvers of a file: those of the innermost OWNERS file that has some for it; none if no file has. */
export interface LeafApprovers {
  readonly file: OwnersFile;
  readonly approvers: readonly Approver[];
}

/**
 * Finds the leaf approvers of a path, of which Prow suggests one. Approvers of outer folders can approve too.
 * https://github.com/kubernetes-sigs/prow/blob/main/pkg/repoowners/repoowners.go (`LeafApprovers`)
 */
export function leafApprovers({ files, aliases }: OwnersTree, path: RepoPath): LeafApprovers | undefined {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const file = files.get(folder);
    const relative = pathFrom(folder, path);
    const approvers = (file?.filters ?? [])
      .filter(({ matches }) => matches(relative))
      .flatMap((filter) => filter.approvers)
      .filter((approver) => usersOf(approver, aliases).length > 0);
    if (file !== undefined && approvers.length > 0) return { file, approvers };
    if (folder === '') return undefined;
  }
}

/** More steps take too long: a few seconds. Those of kubevirt, on 12,738 files, take 4,000. */
const maxWork = 5_000_000;

/** An error about the filter that takes most time, if the matches of all filters take too long. */
export function slowFilter({ files, budget }: OwnersTree): FileNote | undefined {
  if (budget.left > 0) return undefined;
  const all = [...files.values()].flatMap(({ path, filters }) =>
    filters.map((filter) => ({ ...filter, path })),
  );
  const [slowest] = all.sort((one, other) => other.work() - one.work());
  return (
    slowest && {
      file: slowest.path,
      line: slowest.line,
      message: `Filter ${quoted(slowest.source ?? '')} takes too long to match. Simplify it.`,
    }
  );
}

/** The users that an approver stands for, in lower case: itself, or the members of the alias. */
export function usersOf({ name }: Pick<Approver, 'name'>, aliases: Aliases): readonly string[] {
  const alias = aliases.get(name.toLowerCase());
  return (alias === undefined ? [name] : alias.members).map((user) => user.toLowerCase());
}

/** Approvers that are neither an alias nor a possible user. */
function nameErrors(
  files: ReadonlyMap<RepoPath, OwnersFile>,
  aliases: Aliases,
  aliasesPath: RepoPath | undefined,
): FileNote[] {
  const used = new Set<string>();
  const errors = [...files.values()].flatMap(({ path, filters }) =>
    filters.flatMap(({ approvers }) =>
      approvers.flatMap(({ name, line }): FileNote[] => {
        if (aliases.has(name.toLowerCase())) used.add(name.toLowerCase());
        else if (!isHandleOn('github', `@${name}`))
          return [
            {
              file: path,
              line,
              message: `${quoted(name)} is neither a GitHub user nor an alias. Fix it, or remove it.`,
            },
          ];
        return [];
      }),
    ),
  );
  for (const key of used) {
    const alias = aliases.get(key);
    for (const member of alias?.members ?? [])
      if (!isHandleOn('github', `@${member}`))
        errors.push({
          file: aliasesPath ?? '',
          line: alias?.line ?? 1,
          message: `${quoted(member)} in alias ${quoted(key)} is not a GitHub user. Fix it, or remove it.`,
        });
  }
  return errors;
}
