import { folderOf, joinPath, type RepoPath } from '../../text/repoPath.ts';
import type { Package } from './moduleSetting.ts';
import type { PathContext } from './pathContext.ts';
import { fileOrFolder, joinedPath, moduleFile, thereOrNew } from './repositoryFile.ts';
import { packageParts } from './workspacePackages.ts';
import { withoutFragment } from './writtenPath.ts';

/**
 * The file that a JavaScript or TypeScript import refers to: relative to the importing file, by the `paths` and
 * `baseUrl` of its `tsconfig.json`, by the `imports` of its package, or in another package of the repository.
 * Undefined for anything else.
 */
export function importedFile(
  specifier: string,
  importing: RepoPath,
  context: PathContext,
): RepoPath | undefined {
  const { files, modules } = context;
  const name = withoutFragment(specifier);
  if (/^\.{1,2}(?:\/|$)/.test(name)) {
    const path = joinedPath(folderOf(importing), name);
    return path === undefined ? undefined : (moduleAt(path, context) ?? thereOrNew(path, files));
  }
  if (name.startsWith('#')) {
    const own = modules?.packageOf(importing);
    const mapped = own === undefined ? undefined : inPackage(own, targetsFor(own.imports, name), context);
    if (mapped !== undefined) return mapped;
  }
  return byConfig(name, importing, context) ?? byPackage(name, importing, context);
}

/** A file, or the entry point of a folder with a `package.json`. */
function moduleAt(path: RepoPath, context: PathContext): RepoPath | undefined {
  const found = moduleFile(path, context.files);
  if (found !== undefined || !context.files.hasFolder(path.replace(/\/$/, ''))) return found;
  const own = context.modules?.packageOf(`${path.replace(/\/$/, '')}/package.json`);
  return own?.folder === path.replace(/\/$/, '') ? inPackage(own, own.entries, context) : undefined;
}

function byConfig(name: string, importing: RepoPath, context: PathContext): RepoPath | undefined {
  for (const { baseUrl, paths } of context.modules?.mappingsFor(importing) ?? [])
    for (const target of [
      ...targetsFor(paths, name).map((path) => joinPath('', path)),
      ...(baseUrl === undefined ? [] : [joinPath(baseUrl, name)]),
    ]) {
      const found = target === undefined ? undefined : moduleAt(target, context);
      if (found !== undefined) return found;
    }
  return undefined;
}

function byPackage(name: string, importing: RepoPath, context: PathContext): RepoPath | undefined {
  const parts = packageParts(name);
  const found = parts === undefined ? undefined : context.modules?.packageFor(parts.name, importing);
  if (parts === undefined || found === undefined) return undefined;
  const { subpath } = parts;
  const { exports, entries, folder } = found;
  const exported =
    exports === undefined
      ? subpath === ''
        ? [...entries, 'index', 'src/index']
        : [subpath, `src/${subpath}`]
      : targetsFor(exports, subpath === '' ? '.' : `./${subpath}`);
  if (exports !== undefined && exported.length === 0) return undefined;
  // Build output is not in the repository. Fall back to the folder of the package.
  return inPackage(found, exported, context) ?? fileOrFolder(`${folder}/`, context.files);
}

/** The first of the given files that exists in a package, either as written or as the source of a built file. */
function inPackage(
  { folder }: Package,
  targets: readonly string[],
  { files }: PathContext,
): RepoPath | undefined {
  const sources = targets.map((target) =>
    target.replace(
      /^(?:\.\/)?(?:dist|build|lib|out)\/(?:(?:esm|cjs|es|types)\/)?(.*?)(?:\.d)?(\.[cm]?[jt]sx?)?$/,
      'src/$1',
    ),
  );
  for (const target of [...targets, ...sources]) {
    const path = joinPath(folder, target);
    const found = path === undefined ? undefined : moduleFile(path, files);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The targets of a name: an exact match, or the longest prefix before a `*`, which stands for the rest. */
function targetsFor(names: ReadonlyMap<string, readonly string[]>, name: string): readonly string[] {
  const exact = names.get(name);
  if (exact !== undefined && !name.includes('*')) return exact;
  let best: { readonly before: number; readonly targets: readonly string[] } | undefined;
  for (const [pattern, targets] of names) {
    const star = pattern.indexOf('*');
    if (star < 0 || (best !== undefined && best.before >= star)) continue;
    const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
    if (name.length < before.length + after.length || !name.startsWith(before) || !name.endsWith(after))
      continue;
    const rest = name.slice(star, name.length - after.length);
    best = { before: star, targets: targets.map((target) => target.replaceAll('*', () => rest)) };
  }
  return best?.targets ?? [];
}
