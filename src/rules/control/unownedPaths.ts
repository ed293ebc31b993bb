import { t } from '../../text/l10n.ts';
import type { Domain, Text } from '../../model/leadership.ts';
import { statusOfDomain } from '../../model/owner.ts';
import { placeholders } from '../../model/placeholder.ts';
import { mayMeet, shapeOf, type Shape } from '../../ownership/codeowners/shape.ts';
import type { FilePlace } from '../../ownership/coverage/filePlaces.ts';
import { literalHead, readPattern } from '../../ownership/patterns/pattern.ts';
import { slug, unusedId } from '../../ownership/codeowners/startText.ts';
import { addEntry, addItem, written } from '../../parse/edits.ts';
import { entryOf, valueOf, type MapNode } from '../../parse/tree.ts';
import type { Fix } from '../../text/finding.ts';
import { allOf, quoted } from '../../text/sentence.ts';
import { pathFrom } from '../../text/repoPath.ts';
import { fixOf } from '../fixes.ts';
import { addDomain } from './newDomain.ts';
import type { Rule, RuleContext } from '../rule.ts';

/** The maximum number of paths in the message. */
const named = 3;

/** Reports files without an owner. Leadership files are not counted. */
export const unownedPaths: Rule = {
  code: 'control/unowned-paths',
  severity: 'info',
  needsCoverage: true,
  check: (context) => {
    const { leadership, coverage, isComplete, leadershipFiles, root } = context;
    const domains = root?.kind === 'map' ? entryOf(root, 'domains') : undefined;
    if (coverage === undefined || !isComplete || domains === undefined) return [];
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
        fixes: () =>
          places.slice(0, named).flatMap((place) => [...claims(place, context), ...listing(place, context)]),
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

/** The number of domains that are offered for a path. */
const maxDomains = 5;

/**
 * Fixes that add a path to a domain, those of neighboring paths first, or to a new domain, whose owner is a placeholder.
 * None that would take files from a domain, or that have no effect because another domain wins.
 */
function claims(place: FilePlace, context: RuleContext): Fix[] {
  const { leadership, root, text, scope } = context;
  if (root?.kind !== 'map' || root.hasErrors) return [];
  const node = valueOf(root, 'domains');
  if (node?.kind !== 'list' || node.hasErrors) return [];
  const { path } = place;
  const pattern = anchored(path);
  if (pattern === undefined) return [];
  const shape = shapeOf(pattern, '');
  const domains = leadership.domains.items;
  const isMet = domains.map(({ paths }) => mayMatchIn(paths.items, shape));
  const outer = scope.chain
    .filter(({ file }) => file !== leadership.file)
    .flatMap((file) => file.domains.items);
  const takesFromOuter = !place.isAll && outer.length > 0;
  const hasStandIns = domains.some((domain, at) => isMet[at] && statusOfDomain(domain) === 'unowned');
  /** Whether a domain at a position would own the path, and only what is unowned now. */
  const isFree = (position: number): boolean =>
    !takesFromOuter &&
    (place.isAll || !isMet.slice(0, position).includes(true)) &&
    !domains.some((domain, at) => at > position && isMet[at] && statusOfDomain(domain) === 'unowned');
  const known = domains.flatMap((domain, position) =>
    domain.id.value !== '' && statusOfDomain(domain) === 'owned' && isFree(position)
      ? [{ domain, closeness: closenessOf(domain, path) }]
      : [],
  );
  const nearest = known.toSorted((one, other) => other.closeness - one.closeness).slice(0, maxDomains);
  const value = written(pattern);
  return [
    ...nearest.flatMap(({ domain }) => {
      const { start, end } = domain.id.span;
      const item = node.items.find(({ span }) => span.start <= start && end <= span.end);
      const paths = item?.kind === 'map' && !item.hasErrors ? valueOf(item, 'paths') : undefined;
      if (paths?.kind !== 'list' || paths.hasErrors) return [];
      return fixOf(
        t('Add {0} to domain {1}', path, quoted(domain.id.value)),
        addItem(text, paths, value),
        true,
      );
    }),
    ...(hasStandIns || !isFree(domains.length) ? [] : newDomain(path, pattern, root, context)),
  ];
}

function newDomain(path: string, pattern: string, root: MapNode, { scope, text }: RuleContext): Fix[] {
  const names = path.replace(/\/$/, '').split('/').reverse();
  const candidates = names.map((name) => slug(name.replace(/(?!^)\.[^.]*$/, '')));
  const id = unusedId(candidates, new Set(scope.domains.keys()));
  const edit = addDomain(text, root, { id, pattern, owner: placeholders.owner });
  return fixOf(t('Add domain {0} for {1}', quoted(id), path), edit, true);
}

/** The number of folders at the start of a path that some pattern of a domain names too. */
function closenessOf({ paths }: Domain, path: string): number {
  const names = path.split('/');
  const common = paths.items.map(({ value }) => {
    const reading = readPattern(value);
    if ('fault' in reading || reading.pattern.isNegated) return 0;
    const head = literalHead(reading.pattern);
    const end = head.findIndex((name, at) => name !== names[at]);
    return end < 0 ? head.length : end;
  });
  return Math.max(0, ...common);
}

function mayMatchIn(patterns: readonly Text[], shape: Shape): boolean {
  return patterns.some(({ value }) => {
    const reading = readPattern(value);
    return 'pattern' in reading && !reading.pattern.isNegated && mayMeet(shapeOf(value, ''), shape);
  });
}

/** A path as a pattern; undefined for a name that no line of YAML has as it is. */
function anchored(path: string): string | undefined {
  if (/[^\S ]| {2}|\p{Cc}/u.test(path)) return undefined;
  const escaped = path.replace(/[*?\\]/g, '\\$&');
  // A name without a slash would match in every folder.
  const pattern = /\/./.test(escaped) && !escaped.startsWith('!') ? escaped : `/${escaped}`;
  return 'fault' in readPattern(pattern) ? undefined : pattern;
}

/**
 * A fix that adds a path to `unowned`. Not for a folder that contains owned files, which would become
 * unowned.
 */
function listing({ path, isAll }: FilePlace, { root, text }: RuleContext): Fix[] {
  const plain = anchored(path);
  if (plain === undefined || root?.kind !== 'map' || root.hasErrors || !isAll) return [];
  const pattern = written(plain);
  const unowned = valueOf(root, 'unowned');
  const edit =
    unowned === undefined
      ? addEntry(text, root, 'unowned', `[${pattern}]`, 'domains')
      : unowned.kind === 'list' && !unowned.hasErrors
        ? addItem(text, unowned, pattern)
        : undefined;
  return fixOf(t('Add {0} to "unowned"', path), edit, true);
}
