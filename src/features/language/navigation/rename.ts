import { t } from '../../../text/l10n.ts';
import type { Analysis } from '../../../analyze.ts';
import { isId } from '../../../model/leadership.ts';
import { isHandle } from '../../../model/owner.ts';
import { proven, renameAt } from '../../../parse/proof.ts';
import type { TextEdit } from '../../../text/finding.ts';
import type { RepoPath } from '../../../text/repoPath.ts';
import { quoted } from '../../../text/sentence.ts';
import { positionAt, type Span } from '../../../text/span.ts';
import { declarationOf, idAt, unreadIn, type FoundId } from './idAt.ts';

/** Why a rename is not possible, and what to do instead. */
export interface Refusal {
  readonly refusal: string;
}

export interface Renaming {
  /** The span of the id at the offset. */
  readonly span: Span;
  readonly id: string;
}

export interface FileEdits {
  readonly file: RepoPath;
  readonly edits: readonly TextEdit[];
}

/** The id to rename at an offset, or the reason why it cannot be renamed. */
export function renamingAt(analysis: Analysis, path: RepoPath, offset: number): Renaming | Refusal {
  const found = renamable(analysis, path, offset);
  return 'refusal' in found ? found : { span: found.place.id.span, id: found.value };
}

/** The edits that rename an id in all files. They replace only the characters of the id. */
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
    return {
      refusal: t(
        'An id starts with a lowercase letter and contains only lowercase letters, digits, and hyphens (max 64 characters).',
      ),
    };
  if (/^(?:true|false|null)$/.test(newId))
    return { refusal: t('{0} is not a string in YAML. Choose another id.', quoted(newId)) };
  const taken = declarationOf(analysis, found.files, found.namespace, newId);
  if (taken !== undefined)
    return {
      refusal: t(
        '{0} is already declared in {1}. Choose another id.',
        quoted(newId),
        placeIn(analysis, taken.file, taken.id.span),
      ),
    };
  const own = found.places.filter(({ id }) => id.value === found.value);
  const renamed: FileEdits[] = [];
  for (const file of new Set(own.map((place) => place.file))) {
    const spans = own.filter((place) => place.file === file).map(({ id: { span } }) => span);
    const { text = '' } = analysis.files.find(({ path: one }) => one === file) ?? {};
    const edits = proven(
      text,
      spans.map((span) => ({ span, newText: newId })),
      renameAt(text, spans, newId),
    );
    const [first] = spans;
    if (edits === undefined && first !== undefined)
      return {
        refusal: t(
          'Cannot rename: {0} is written in an unusual form in {1}. Change it there first.',
          quoted(found.value),
          placeIn(analysis, file, first),
        ),
      };
    renamed.push({ file, edits: edits ?? [] });
  }
  return renamed;
}

function renamable(analysis: Analysis, path: RepoPath, offset: number): FoundId | Refusal {
  const found = idAt(analysis, path, offset);
  if (found === undefined) {
    const unread = unreadIn(analysis, path);
    return {
      refusal:
        unread === undefined
          ? t(
              'Only ids can be renamed. Place the cursor on the id of a person, team, goal, criterion, competency, or domain.',
            )
          : t('Cannot rename: {0} has a syntax error. Fix it first.', placeIn(analysis, path, unread.span)),
    };
  }
  const { place, value, places, unread } = found;
  if (place.kind === 'owner' && isHandle(place.id.value))
    return {
      refusal: t('{0} is an external handle. Rename the account on its host.', quoted(place.id.value)),
    };
  if (unread !== undefined)
    return {
      refusal: t(
        'Cannot rename: {0} has a syntax error and may reference {1}. Fix it first.',
        placeIn(analysis, unread.file.path, unread.span),
        quoted(value),
      ),
    };
  const [first, second] = places.filter(({ isDeclaration }) => isDeclaration);
  if (first === undefined) return { refusal: t('Cannot rename: {0} is not declared.', quoted(value)) };
  if (second !== undefined)
    return {
      refusal: t(
        'Cannot rename: {0} is declared in both {1} and {2}. Change one of them first.',
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
