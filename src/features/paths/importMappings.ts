import type { FileList } from '../../ownership/coverage/fileList.ts';
import { getOrInsert } from '../../text/getOrInsert.ts';
import { fromFolderUp, joinPath, type RepoPath } from '../../text/repoPath.ts';
import type { CompilerConfig, ModuleSetting } from './moduleSetting.ts';
import { packageParts, type WorkspacePackages } from './workspacePackages.ts';

/** The import aliases in all `tsconfig.json` and `jsconfig.json` files of a repository. */
export interface ImportMappings {
  /**
   * The mappings that apply to a file: those of its own configuration, then those of the configurations it
   * references.
   */
  readonly mappingsFor: (file: RepoPath) => readonly ImportMapping[];
  /** Configurations that others extend and that have not been read yet. */
  readonly missing: readonly RepoPath[];
}

export interface ImportMapping {
  readonly baseUrl: RepoPath | undefined;
  /** The targets of an import name, relative to the root of the repository. The name can contain a `*`. */
  readonly paths: ReadonlyMap<string, readonly RepoPath[]>;
}

/** `paths` as written, and the folder of the configuration that contains them. */
type Inherited = Partial<Pick<CompilerConfig, 'paths' | 'folder'> & Pick<ImportMapping, 'baseUrl'>>;

/** The maximum number of configurations that one configuration can extend, counting repetitions. */
const maxBases = 50;

/** A placeholder for the folder of the extending configuration. */
const configFolder = '${configDir}';

export function importMappings(
  settings: ReadonlyMap<RepoPath, ModuleSetting>,
  { packageNamed }: WorkspacePackages,
  files: FileList,
): ImportMappings {
  const missing = new Set<RepoPath>();
  const mappings = new Map<RepoPath, readonly ImportMapping[]>();

  const configAt = (path: RepoPath): CompilerConfig | undefined => {
    const setting = settings.get(path);
    if (!settings.has(path)) missing.add(path);
    return setting?.kind === 'config' ? setting : undefined;
  };
  /** The extension `.json` and the name `tsconfig.json` are optional. */
  const configNamed = (name: string, folder: RepoPath): CompilerConfig | undefined => {
    const start = /^\.{0,2}\//.test(name) ? joinPath(folder, name) : pathInPackage(name, packageNamed);
    if (start === undefined) return undefined;
    const candidates = [start, `${start}.json`, start === '' ? 'tsconfig.json' : `${start}/tsconfig.json`];
    const path = candidates.find((candidate) => files.hasFile(candidate));
    return path === undefined ? undefined : configAt(path);
  };
  /** A configuration merged with everything it extends. Later values take precedence. */
  const inheritedBy = (config: CompilerConfig, top: RepoPath, budget = { left: maxBases }): Inherited => {
    const inherited: Inherited = {};
    for (const name of config.extends) {
      const base = budget.left-- > 0 ? configNamed(name, config.folder) : undefined;
      if (base !== undefined) Object.assign(inherited, inheritedBy(base, top, budget));
    }
    const { baseUrl, paths, folder } = config;
    return {
      ...inherited,
      ...(paths === undefined ? {} : { paths, folder }),
      ...(baseUrl === undefined ? {} : { baseUrl: pathIn(folder, baseUrl, top) }),
    };
  };
  const mappingsOf = (path: RepoPath): readonly ImportMapping[] =>
    getOrInsert(mappings, path, () => {
      const config = configAt(path);
      if (config === undefined) return [];
      const referred = config.references.flatMap((name) => configNamed(`./${name}`, config.folder) ?? []);
      return [config, ...referred].map((one) => {
        const top = one.folder;
        const { baseUrl, paths, folder } = inheritedBy(one, top);
        const targets = [...(paths ?? [])].map(
          ([name, to]) =>
            [name, to.flatMap((path) => pathIn(baseUrl ?? folder ?? top, path, top) ?? [])] as const,
        );
        return { baseUrl, paths: new Map(targets) };
      });
    });

  for (const [path, { kind }] of settings) if (kind === 'config') mappingsOf(path);
  return {
    mappingsFor: (file) =>
      fromFolderUp(file, (folder) =>
        ['tsconfig.json', 'jsconfig.json']
          .map((name) => joinPath(folder, name) ?? name)
          .filter((path) => settings.get(path)?.kind === 'config')
          .map(mappingsOf)
          .at(0),
      ) ?? [],
    missing: [...missing],
  };
}

function pathIn(folder: RepoPath, path: string, top: RepoPath): RepoPath | undefined {
  return path.startsWith(configFolder)
    ? joinPath(top, path.slice(configFolder.length))
    : joinPath(folder, path);
}

function pathInPackage(name: string, packageNamed: WorkspacePackages['packageNamed']): RepoPath | undefined {
  const parts = packageParts(name);
  const folder = parts === undefined ? undefined : packageNamed(parts.name)?.folder;
  return parts === undefined || folder === undefined ? undefined : joinPath(folder, parts.subpath);
}
