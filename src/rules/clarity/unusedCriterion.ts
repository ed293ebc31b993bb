import { t } from '../../text/l10n.ts';
import type { Criterion, Items, Text } from '../../model/leadership.ts';
import { criteriaIn, isUnmatched } from '../patterns.ts';
import type { Rule, RuleContext } from '../rule.ts';

/** Reports a criterion whose domains and paths match no files. */
export const unusedCriterion: Rule = {
  code: 'clarity/unused-criterion',
  severity: 'warning',
  needsCoverage: true,
  check: (context) => {
    return criteriaIn(context.leadership)
      .filter((criterion) => isUnused(criterion, context))
      .map(({ paths, domains, statement }) => ({
        span: (paths ?? domains ?? statement).span,
        message: t('This criterion applies to no files. Fix its "domains" or "paths", or remove it.'),
      }));
  },
};

/**
 * Whether neither the domains nor the paths of a criterion match a file. False as long as this is unknown.
 */
export function isUnused({ domains, paths }: Criterion, context: RuleContext): boolean {
  const { leadership, scope, files } = context;
  if (files === undefined || (domains === undefined && paths === undefined)) return false;
  const isKnown = (list: Items<Text> | undefined): boolean => list?.isComplete !== false;
  if (!isKnown(domains) || !isKnown(paths) || !scope.isWhole('domains')) return false;
  const matches = (list: Items<Text>, folder: string): boolean =>
    !list.isComplete || list.items.some((pattern) => !isUnmatched(pattern, folder, context));
  const ofDomains = domains?.items.some(({ value }) => {
    const declared = scope.domains.get(value);
    const isGroup = declared?.entry.paths.items.length === 0;
    return declared === undefined || isGroup || matches(declared.entry.paths, declared.leadership.folder);
  });
  return ofDomains !== true && (paths === undefined || !matches(paths, leadership.folder));
}
