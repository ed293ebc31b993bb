import { t } from '../text/l10n.ts';
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
    return { refusal: t('Write an id: a small letter, then up to 63 small letters, digits and -') };
  if (/^(?:true|false|null)$/.test(newId))
    return { refusal: t('Choose another id: YAML does not take {0} for a word', quoted(newId)) };
  const taken = declarationOf(analysis, found.files, found.namespace, newId);
  if (taken !== undefined)
    return {
      refusal: t(
        'Choose another id: {0} is taken in {1}',
        quoted(newId),
        placeIn(analysis, taken.file, taken.id.span),
      ),
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
          ? t('Place the cursor on the id of a person, team, goal, criterion, competency or domain')
          : t('Mend {0} first: no id can be read here', placeIn(analysis, path, unread.span)),
    };
  }
  const { place, value, places, unread } = found;
  if (place.kind === 'owner' && isHandle(place.id.value))
    return {
      refusal: t(
        'Rename the account where it lives: {0} is a handle, not an id of this file',
        quoted(place.id.value),
      ),
    };
  if (unread !== undefined)
    return {
      refusal: t(
        'Mend {0} first: it cannot be read, and may name {1}',
        placeIn(analysis, unread.file.path, unread.span),
        quoted(value),
      ),
    };
  const [first, second] = places.filter(({ isDeclaration }) => isDeclaration);
  if (first === undefined) return { refusal: t('Declare {0} first: nothing has this id', quoted(value)) };
  if (second !== undefined)
    return {
      refusal: t(
        'Change one {0} by hand first: it is declared in {1} and in {2}, and a reference may mean either',
        quoted(value),
        placeIn(analysis, first.file, first.id.span),
        placeIn(analysis, second.file, second.id.span),
      ),
    };
  return found;
}

function placeIn(analysis: Analysis, path: RepoPath, { start }: Span): string {
  const file = analysis.files.find((candidate) => candidate.path === path);
  return file === undefined ? path : `${path}:${String(positionAt(file.lines, start).line + 1)}`;
}
