import { memoize } from '../../../text/memoize.ts';
import type { Analysis, AnalyzedFile } from '../../../analyze.ts';
import type { Leadership } from '../../../model/leadership.ts';
import { filesThatCount, governedFolder } from '../../../model/leadershipFile.ts';
import { namespaceOf, type IdKind } from '../../../model/occurrences.ts';
import { isHandle, resolveOwner } from '../../../model/owner.ts';
import { chainFor, scopeOf, type Scope } from '../../../model/scope.ts';
import type { RepoPath } from '../../../text/repoPath.ts';
import type { Span } from '../../../text/span.ts';
import { idPlacesIn, isAt, type IdPlace } from './idPlaces.ts';

/** The id at an offset, with all places that refer to the same entry. */
export interface FoundId {
  readonly namespace: ReturnType<typeof namespaceOf>;
  /** The id, even if the text is a handle. */
  readonly value: string;
  readonly place: IdPlace;
  /** In file order, then in text order. */
  readonly places: readonly LocatedId[];
  /** The declarations of the id that apply at the offset, outermost first. More than one is an error. */
  readonly declarations: readonly LocatedId[];
  /** All files that can contain the id, or whose declarations can apply there. */
  readonly files: readonly RepoPath[];
  /** The first part of these files that cannot be parsed. Places can be missing there. */
  readonly unread: { readonly file: AnalyzedFile; readonly span: Span } | undefined;
}

export interface LocatedId extends IdPlace {
  readonly file: RepoPath;
}

/** The id at an offset of a leadership file; undefined if there is none. */
export function idAt(analysis: Analysis, path: RepoPath, offset: number): FoundId | undefined {
  const read = readingsOf(analysis);
  const here = read.get(path);
  const place = here?.ids.find((candidate) => isAt(candidate, here.file.text, offset));
  if (here === undefined || place === undefined) return undefined;
  const namespace = namespaceOf(place.kind);
  const value = meaningOf(here, place);
  const isMeant = (reading: Reading, { kind, id, isDeclaration }: IdPlace): boolean =>
    namespaceOf(kind) === namespace &&
    (id.value === value ||
      (namespace === 'owner' && !isDeclaration && meaningOf(reading, { kind, id }) === value));
  const placesIn = (reading: Reading): LocatedId[] =>
    reading.ids
      .filter((candidate) => isMeant(reading, candidate))
      .map((candidate) => ({ ...candidate, file: reading.file.path }));

  const declarations = here.chain.flatMap(placesIn).filter(({ isDeclaration }) => isDeclaration);
  const home = declarations[0]?.file;
  const all = [...read.values()];
  const isNear = (reading: Reading): boolean => {
    if (home !== undefined) return reading.chain.some(({ file }) => file.path === home);
    return namespace === 'owner' && isHandle(value) ? true : here.chain.includes(reading);
  };
  const near = all.filter(isNear);
  const concerned = all.filter(
    (reading) =>
      here.chain.includes(reading) ||
      near.includes(reading) ||
      (home !== undefined && reading.mayInherit.has(home)),
  );
  const unread = concerned.find((reading) => reading.unread !== undefined);
  return {
    namespace,
    value,
    place,
    places: near.flatMap(placesIn),
    declarations,
    files: concerned.map(({ file }) => file.path),
    unread:
      unread?.unread === undefined
        ? undefined
        : { file: unread.file, span: faultAt(unread.file, unread.unread) },
  };
}

/** The first part of a file that cannot be parsed and can contain ids. */
export function unreadIn(analysis: Analysis, path: RepoPath): FoundId['unread'] {
  const reading = readingsOf(analysis).get(path);
  return reading?.unread === undefined
    ? undefined
    : { file: reading.file, span: faultAt(reading.file, reading.unread) };
}

/** The position of the syntax error inside a hasErrors map or list. */
function faultAt({ parsedFile }: AnalyzedFile, { start, end }: Span): Span {
  const fault = parsedFile.findings.find(({ code, span }) => code === 'syntax' && start <= span.end);
  return fault?.span ?? { start, end };
}

/** The first declaration of an id in the given files. People and teams share one namespace. */
export function declarationOf(
  analysis: Analysis,
  files: readonly RepoPath[],
  namespace: FoundId['namespace'],
  value: string,
): LocatedId | undefined {
  const read = readingsOf(analysis);
  for (const path of files) {
    const place = read
      .get(path)
      ?.ids.find(
        ({ kind, id, isDeclaration }) =>
          isDeclaration && namespaceOf(kind) === namespace && id.value === value,
      );
    if (place !== undefined) return { ...place, file: path };
  }
  return undefined;
}

/** The ids in the current text of a leadership file. */
interface Reading {
  readonly file: AnalyzedFile;
  readonly ids: readonly IdPlace[];
  readonly unread: Span | undefined;
  /** The files that apply here, outermost first; the last one is the file itself. */
  readonly chain: readonly Reading[];
  /** The files that apply here if every `inherits` that cannot be parsed, here or above, is `true`. */
  readonly mayInherit: ReadonlySet<RepoPath>;
  readonly scope: () => Scope;
  /** A cache of the ids that handles resolve to. */
  readonly meanings: Map<string, string>;
}

const readingsOf = memoize((analysis: Analysis): ReadonlyMap<RepoPath, Reading> => {
  const counting = filesThatCount(analysis.files.map(({ path }) => path));
  const sure = new Map<RepoPath, Leadership>();
  const possible = new Map<RepoPath, Leadership>();
  for (const { path, parsedFile, lastGoodModel } of analysis.files) {
    const leadership = parsedFile.leadership ?? lastGoodModel?.leadership;
    const folder = governedFolder(path);
    if (counting.get(folder) !== path || leadership === undefined) continue;
    const inherits = lastGoodModel?.leadership.inherits ?? leadership.inherits;
    sure.set(folder, { ...leadership, inherits });
    possible.set(folder, {
      ...leadership,
      inherits: inherits || !isSureToInheritOrNot(parsedFile.leadership),
    });
  }
  const readings = new Map<RepoPath, Reading>();
  // Outer files must be processed before inner files.
  const outermostFirst = analysis.files.toSorted(
    (one, other) => governedFolder(one.path).length - governedFolder(other.path).length,
  );
  for (const file of outermostFirst) {
    const { path, text, parsedFile: reading } = file;
    const folder = governedFolder(path);
    const counts = sure.get(folder)?.file === path;
    const above = counts
      ? chainFor(sure, folder)
          .filter((leadership) => leadership.file !== path)
          .flatMap((leadership) => readings.get(leadership.file) ?? [])
      : [];
    const { places, unread } =
      reading.root === undefined || reading.leadership === undefined
        ? { places: [], unread: { start: 0, end: 0 } }
        : idPlacesIn(reading.root, text);
    const chain: Reading[] = [...above];
    let scope: Scope | undefined;
    const made: Reading = {
      file,
      ids: places,
      unread,
      chain,
      mayInherit: new Set(
        counting.get(folder) === path ? chainFor(possible, folder).map((leadership) => leadership.file) : [],
      ),
      scope: () => (scope ??= scopeOf(chain.flatMap((outer) => outer.file.parsedFile.leadership ?? []))),
      meanings: new Map(),
    };
    chain.push(made);
    readings.set(path, made);
  }
  return new Map(analysis.files.flatMap(({ path }) => entryOf(readings, path)));
});

function entryOf(readings: ReadonlyMap<RepoPath, Reading>, path: RepoPath): [RepoPath, Reading][] {
  const reading = readings.get(path);
  return reading === undefined ? [] : [[path, reading]];
}

function isSureToInheritOrNot(leadership: Leadership | undefined): boolean {
  if (leadership === undefined || leadership.unread.has('inherits')) return false;
  return leadership.inherits || !leadership.unread.has('others');
}

/** The id of the person or team with a handle, or else the text itself. */
function meaningOf(
  reading: Reading,
  { kind, id: { value } }: { readonly kind: IdKind; readonly id: IdPlace['id'] },
): string {
  if (kind !== 'owner' || !isHandle(value)) return value;
  const known = reading.meanings.get(value);
  if (known !== undefined) return known;
  const owner = resolveOwner(reading.scope(), value);
  const meaning =
    owner?.kind === 'person' ? owner.person.id.value : owner?.kind === 'team' ? owner.team.id.value : value;
  reading.meanings.set(value, meaning);
  return meaning;
}
