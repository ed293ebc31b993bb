import { t } from '../../text/l10n.ts';
import { readPattern } from '../../ownership/patterns/pattern.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { nearest, quoted } from '../../text/sentence.ts';
import { fixByRemoval, fixByWord } from '../fixes.ts';
import { criteriaIn, isUnmatched, patternLists } from '../patterns.ts';
import type { Rule } from '../rule.ts';
import { isUnused } from '../clarity/unusedCriterion.ts';

/** Reports a pattern that matches no files. */
export const unmatchedPattern: Rule = {
  code: 'control/unmatched-pattern',
  severity: 'warning',
  needsCoverage: true,
  check: (context) => {
    const { leadership, files } = context;
    if (files === undefined) return [];
    const criteria = criteriaIn(leadership).filter((criterion) => !isUnused(criterion, context));
    return patternLists(leadership, criteria)
      .flatMap(({ items }) => items)
      .filter((pattern) => isUnmatched(pattern, leadership.folder, context))
      .map(({ value, span }) => ({
        span,
        message: t('Pattern {0} matches no files. Fix it, or remove it.', quoted(value)),
        fixes: () => {
          const near = nearestPattern(value, leadership.folder, files);
          return [
            ...(near === undefined ? [] : fixByWord(context.text, span, near)),
            ...fixByRemoval(t('Remove {0}', quoted(value)), context, span, 'list'),
          ];
        },
      }));
  },
};

/**
 * Replaces the first name in a pattern that does not exist with the most similar name that does. Undefined if
 * the result matches no files.
 */
function nearestPattern(value: string, folder: RepoPath, files: FileList): string | undefined {
  const names = value.split('/');
  let deepest = folder;
  for (const [at, written] of names.entries()) {
    const name = at === 0 ? written.replace(/^!/, '') : written;
    if (name === '') continue;
    const path = deepest === '' ? name : `${deepest}/${name}`;
    if (/[*?\\]/.test(name)) return undefined;
    if (files.hasFolder(path)) {
      deepest = path;
      continue;
    }
    const near = nearest(name, namesIn(deepest, files));
    if (near === undefined || /[*?\\]/.test(near)) return undefined;
    const meant = names.with(at, written.startsWith('!') ? `!${near}` : near).join('/');
    const reading = readPattern(meant);
    return 'pattern' in reading && files.hasMatch(folder, reading.pattern) ? meant : undefined;
  }
  return undefined;
}

function namesIn(folder: RepoPath, files: FileList): Set<string> {
  const inside = files.folder(folder);
  return new Set([...(inside?.folders.map(({ name }) => name) ?? []), ...(inside?.files ?? [])]);
}
