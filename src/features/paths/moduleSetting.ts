import { readLooseJson } from '../../text/looseJson.ts';
import { folderOf, type RepoPath } from '../../text/repoPath.ts';

/** A settings file for imports, such as `tsconfig.json`. Values of an unexpected type are ignored. */
export type ModuleSetting = CompilerConfig | Package | Workspace;

/** `tsconfig.json`, `jsconfig.json`, and the files they extend. */
export interface CompilerConfig {
  readonly kind: 'config';
  readonly folder: RepoPath;
  /** The extended configurations. Later ones take precedence. */
  readonly extends: readonly string[];
  readonly references: readonly string[];
  readonly baseUrl: string | undefined;
  readonly paths: ReadonlyMap<string, readonly string[]> | undefined;
  readonly members?: undefined;
}

/** `package.json`. */
export interface Package {
  readonly kind: 'package';
  readonly folder: RepoPath;
  readonly name: string | undefined;
  /** The possible entry points of the package if it has no `exports`. */
  readonly entries: readonly string[];
  /** Files by exported subpath, `.` for the package itself; undefined if all files can be imported. */
  readonly exports: ReadonlyMap<string, readonly string[]> | undefined;
  /** Files by import alias. Aliases start with `#`. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
  /** The versions of the dependencies, by package name. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** The glob patterns of the workspace folders. */
  readonly members: readonly string[] | undefined;
}

/** `pnpm-workspace.yaml`. */
export interface Workspace {
  readonly kind: 'workspace';
  readonly folder: RepoPath;
  readonly members: readonly string[];
}

/** The settings files to look for in every folder. Other files are read only if a configuration extends them. */
export const moduleSettingNames = ['package.json', 'tsconfig.json', 'jsconfig.json', 'pnpm-workspace.yaml'];

/** Parses a settings file; undefined if it cannot be parsed. */
export function readModuleSetting(path: RepoPath, text: string): ModuleSetting | undefined {
  const folder = folderOf(path);
  if (path.endsWith('pnpm-workspace.yaml'))
    return { kind: 'workspace', folder, members: listedPackages(text) };
  const json = entriesOf(readLooseJson(text));
  if (json === undefined) return undefined;
  return /(?:^|\/)package\.json$/.test(path) ? packageOf(folder, json) : configOf(folder, json);
}

type Entries = ReadonlyMap<string, unknown>;

function configOf(folder: RepoPath, json: Entries): CompilerConfig {
  const options = entriesOf(json.get('compilerOptions'));
  const references = json.get('references');
  const paths = entriesOf(options?.get('paths'));
  return {
    kind: 'config',
    folder,
    extends: texts(json.get('extends')),
    references: (Array.isArray(references) ? references : []).flatMap(
      (reference) => textOf(entriesOf(reference)?.get('path')) ?? [],
    ),
    baseUrl: textOf(options?.get('baseUrl')),
    paths: paths === undefined ? undefined : new Map([...paths].map(([name, to]) => [name, texts(to)])),
  };
}

function packageOf(folder: RepoPath, json: Entries): Package {
  const exported = json.get('exports');
  const workspaces = json.get('workspaces');
  return {
    kind: 'package',
    folder,
    name: textOf(json.get('name')),
    entries: ['source', 'module', 'main', 'types', 'typings'].flatMap((key) => textOf(json.get(key)) ?? []),
    exports: exported === undefined || exported === null ? undefined : subpathsOf(exported),
    imports: new Map([...(entriesOf(json.get('imports')) ?? [])].map(([name, to]) => [name, targetsOf(to)])),
    dependencies: new Map(
      ['peerDependencies', 'optionalDependencies', 'devDependencies', 'dependencies'].flatMap((key) =>
        [...(entriesOf(json.get(key)) ?? [])].map(
          ([name, version]) => [name, textOf(version) ?? ''] as const,
        ),
      ),
    ),
    members:
      workspaces === undefined ? undefined : texts(entriesOf(workspaces)?.get('packages') ?? workspaces),
  };
}

/** `exports` contains either the targets of the package itself, or the targets of each subpath. */
function subpathsOf(exported: unknown): ReadonlyMap<string, readonly string[]> {
  const entries = [...(entriesOf(exported) ?? [])];
  return entries.some(([name]) => name.startsWith('.'))
    ? new Map(entries.map(([name, to]) => [name, targetsOf(to)]))
    : new Map([['.', targetsOf(exported)]]);
}

/** The maximum depth of nested conditions. */
const maxDepth = 8;

/** The files of all conditions, in order. */
function targetsOf(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (depth > maxDepth) return [];
  const inside: Iterable<unknown> = Array.isArray(value) ? value : (entriesOf(value)?.values() ?? []);
  return [...inside].flatMap((one) => targetsOf(one, depth + 1));
}

/** The items of `packages:` in `pnpm-workspace.yaml`, one per line. */
function listedPackages(text: string): string[] {
  const [, list = ''] =
    /^packages:[^\n]*\n((?:[ \t]*(?:-[^\n]*|#[^\n]*)?(?:\n|$))*)/m.exec(`${text}\n`) ?? [];
  return Array.from(list.matchAll(/^[ \t]*-[ \t]*(["']?)([^"'\s#]+)\1/gm), ([, , pattern = '']) => pattern);
}

function entriesOf(value: unknown): Entries | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : undefined;
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
