import { t } from '../text/l10n.ts';
import type { FilePlace } from '../ownership/filePlaces.ts';
import { addEntry, addItem, written } from '../parse/edits.ts';
import { entryOf, valueOf } from '../parse/tree.ts';
import type { Fix } from '../text/finding.ts';
import { allOf } from '../text/sentence.ts';
import { pathFrom } from '../text/repoPath.ts';
import { fixOf } from './fixes.ts';
import type { Rule, Subject } from './rule.ts';

/** The maximum number of paths in the message. */
const named = 3;

/** Reports files without an owner. Leadership files are not counted. */
export const unownedPaths: Rule = {
  code: 'control/unowned-paths',
  severity: 'info',
  find: (subject) => {
    const { leadership, coverage, isWhole, leadershipFiles, root } = subject;
    const domains = root?.kind === 'map' ? entryOf(root, 'domains') : undefined;
    if (coverage === undefined || !isWhole || domains === undefined) return [];
    const places = coverage.unownedPlacesIn(leadership.file, leadershipFiles).map((place) => ({
      ...place,
      path: pathFrom(leadership.folder, place.path),
    }));
    const count = places.reduce((sum, place) => sum + place.count, 0);
    if (count === 0) return [];
    const where = allOf(inWords(places));
    return [
      {
        span: domains.key.span,
        message:
          count === 1
            ? t('1 file is unowned: {0}. Add it to a domain, or list it under "unowned".', where)
            : t(
                '{0} files are unowned: {1}. Add them to a domain, or list them under "unowned".',
                count,
                where,
              ),
        fixes: () => places.slice(0, named).flatMap((place) => listing(place, subject)),
      },
    ];
  },
};

function inWords(places: readonly FilePlace[]): string[] {
  const more = places.slice(named).reduce((sum, { count }) => sum + count, 0);
  return [
    ...places.slice(0, named).map(({ path, count }) => (count === 1 ? path : `${path} (${String(count)})`)),
    ...(more === 0 ? [] : [t('{0} more', more)]),
  ];
}

/**
 * A fix that adds a path to `unowned`. Not for a folder that contains owned files, which would become
 * unowned.
 */
function listing({ path, isAll }: FilePlace, { root, text }: Subject): Fix[] {
  if (/[*?\\]/.test(path) || root?.kind !== 'map' || root.damaged || !isAll) return [];
  // A name without a slash would match in every folder.
  const pattern = written(/\/./.test(path) && !path.startsWith('!') ? path : `/${path}`);
  const unowned = valueOf(root, 'unowned');
  const edit =
    unowned === undefined
      ? addEntry(text, root, 'unowned', `[${pattern}]`, 'domains')
      : unowned.kind === 'list' && !unowned.damaged
        ? addItem(text, unowned, pattern)
        : undefined;
  return fixOf(t('Add {0} to "unowned"', path), edit, true);
}
