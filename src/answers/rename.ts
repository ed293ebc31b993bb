import type { Analysis } from '../analyze.ts';
import { isId } from '../model/leadership.ts';
import { isHandle } from '../model/owner.ts';
import type { TextEdit } from '../text/finding.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { quoted } from '../text/sentence.ts';
import { positionAt, type Span } from '../text/span.ts';
import { declarationOf, idAt, unreadIn, type FoundId } from './idAt.ts';

/** Why something is not renamed: a sentence that says what to do instead. */
export interface Refusal {
  readonly refusal: string;
}

export interface Renaming {
  /** The characters of the id at the offset. */
  readonly span: Span;
  readonly id: string;
}

export interface FileEdits {
  readonly file: RepoPath;
  readonly edits: readonly TextEdit[];
}

/** Whether what stands at an offset can get another name. */
export function renamingAt(analysis: Analysis, path: RepoPath, offset: number): Renaming | Refusal {
  const found = renamable(analysis, path, offset);
  return 'refusal' in found ? found : { span: found.place.id.span, id: found.value };
}

/** The edits, in all files, that give an id another name: they touch the characters of the id and no others. */
export function rename(
  analysis: Analysis,
  path: RepoPath,
  offset: number,
  newId: string,
): readonly FileEdits[] | Refusal {
  const found = renamable(analysis, path, offset);
  if ('refusal' in found) return found;
  if (newId === found.value) return [];
  if (!isId(newId))
    return { refusal: 'Write an id: a small letter, then up to 63 small letters, digits and -' };
  if (/^(?:true|false|null)$/.test(newId))
    return { refusal: `Choose another id: YAML does not take ${quoted(newId)} for a word` };
  const taken = declarationOf(analysis, found.files, found.namespace, newId);
  if (taken !== undefined)
    return {
      refusal: `Choose another id: ${quoted(newId)} is taken in ${placeIn(analysis, taken.file, taken.id.span)}`,
    };
  const own = found.places.filter(({ id }) => id.value === found.value);
  return [...new Set(own.map(({ file }) => file))].map((file) => ({
    file,
    edits: own.filter((place) => place.file === file).map(({ id: { span } }) => ({ span, newText: newId })),
  }));
}

function renamable(analysis: Analysis, path: RepoPath, offset: number): FoundId | Refusal {
  const found = idAt(analysis, path, offset);
  if (found === undefined) {
    const unread = unreadIn(analysis, path);
    return {
      refusal:
        unread === undefined
          ? 'Place the cursor on the id of a person, team, goal, criterion, competency or domain'
          : `Mend ${placeIn(analysis, path, unread.span)} first: no id can be read here`,
    };
  }
  const { place, value, places, unread } = found;
  if (place.kind === 'owner' && isHandle(place.id.value))
    return {
      refusal: `Rename the account where it lives: ${quoted(place.id.value)} is a handle, not an id of this file`,
    };
  if (unread !== undefined)
    return {
      refusal: `Mend ${placeIn(analysis, unread.file.path, unread.span)} first: it cannot be read, and may name ${quoted(value)}`,
    };
  const [first, second] = places.filter(({ isDeclaration }) => isDeclaration);
  if (first === undefined) return { refusal: `Declare ${quoted(value)} first: nothing has this id` };
  if (second !== undefined)
    return {
      refusal: `Change one ${quoted(value)} by hand first: it is declared in ${placeIn(analysis, first.file, first.id.span)} and in ${placeIn(analysis, second.file, second.id.span)}, and a reference may mean either`,
    };
  return found;
}

function placeIn(analysis: Analysis, path: RepoPath, { start }: Span): string {
  const file = analysis.files.find((candidate) => candidate.path === path);
  return file === undefined ? path : `${path}:${String(positionAt(file.lines, start).line + 1)}`;
}
