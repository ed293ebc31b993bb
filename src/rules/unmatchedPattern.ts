import { readPattern } from '../ownership/pattern.ts';
import type { FileList } from '../ownership/fileList.ts';
import { pathFrom, type RepoPath } from '../text/repoPath.ts';
import { nearest, quoted } from '../text/sentence.ts';
import { fixByRemoval, fixByWord } from './fixes.ts';
import { criteriaIn, patternLists } from './patterns.ts';
import type { Rule } from './rule.ts';
import { isUnused } from './unusedCriterion.ts';

/** A pattern without a file leads nobody anywhere: it is mistyped, or what it meant has moved. */
export const unmatchedPattern: Rule = {
  code: 'control/unmatched-pattern',
  severity: 'warning',
  find: (subject) => {
    const { leadership, files } = subject;
    if (files === undefined) return [];
    const criteria = criteriaIn(leadership).filter((criterion) => !isUnused(criterion, subject));
    return patternLists(leadership, criteria)
      .flatMap(({ items }) => items)
      .filter(({ value }) => {
        const reading = readPattern(value);
        return 'pattern' in reading && files.matching(leadership.folder, reading.pattern).length === 0;
      })
      .map(({ value, span }) => ({
        span,
        message: `Mend or remove ${quoted(value)}: it matches no file`,
        fixes: () => {
          const near = nearestPattern(value, leadership.folder, files);
          return [
            ...(near === undefined ? [] : fixByWord(subject.text, span, near)),
            ...fixByRemoval(`Remove ${quoted(value)}`, subject, span, 'list'),
          ];
        },
      }));
  },
};

/** The pattern with its first name that is nowhere replaced by the nearest that is there, if that matches. */
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
    const isThere = 'pattern' in reading && files.matching(folder, reading.pattern).length > 0;
    return isThere ? meant : undefined;
  }
  return undefined;
}

function namesIn(folder: RepoPath, files: FileList): Set<string> {
  const { start, end } = files.within(folder);
  return new Set(files.paths.slice(start, end).map((path) => pathFrom(folder, path).split('/', 1)[0] ?? ''));
}
