import type { AnalyzedFile, Analysis } from '../../../analyze.ts';
import type { Domain } from '../../../model/leadership.ts';
import type { Scope } from '../../../model/scope.ts';
import type { History } from '../../../ownership/history/history.ts';
import { written } from '../../../parse/edits.ts';
import { fixByItem } from '../../../rules/fixes.ts';
import { singleOwner } from '../../../rules/control/singleOwner.ts';
import type { Finding, Fix } from '../../../text/finding.ts';
import { t } from '../../../text/l10n.ts';
import { quoted } from '../../../text/sentence.ts';
import type { Ownership } from '../../../ownership/patterns/ownership.ts';
import { memoize } from '../../../text/memoize.ts';
import { soundOnly } from '../../../text/soundEdits.ts';
import { domainTitle } from '../../reports/patternFiles.ts';
import { isSamePerson, knowersIn, type Knower } from '../../reports/knowers.ts';

/** Whether a finding has fixes that need the history. */
export function needsHistory({ code }: Pick<Finding, 'code'>): boolean {
  return code === singleOwner.code;
}

/** The number of domains of one person that have such fixes. */
const maxDomains = 5;

/** Fixes for a domain with a single owner: they add one of the people who know its files. */
export function secondOwnerFixes(
  { text, parsedFile: { root }, lastGoodModel }: AnalyzedFile,
  finding: Finding,
  { ownership }: Analysis,
  history: History,
): Fix[] {
  if (lastGoodModel === undefined || !needsHistory(finding)) return [];
  const { span, related } = finding;
  const { leadership } = lastGoodModel;
  const scope = ownership.scopeIn(leadership.folder);
  const spans = [span, ...related.map((place) => place.span)].slice(0, maxDomains);
  const domains = spans.flatMap(
    ({ start, end }) =>
      leadership.domains.items.find(
        ({ owners }) => owners !== undefined && owners.span.start <= start && end <= owners.span.end,
      ) ?? [],
  );
  const knowers = knowersByDomain(history)(ownership)(scope);
  const fixes = domains.flatMap((domain) =>
    others(knowers.get(domain) ?? [], domain, scope).flatMap(({ name, ref }) =>
      fixByItem(
        t('Add {0}, who knows its files, as an owner of {1}', name, quoted(domainTitle(domain))),
        { root, text },
        domain.owners?.span ?? span,
        written(ref),
      ),
    ),
  );
  return [
    ...soundOnly(
      text,
      fixes.map(({ title, edits }) => ({ title, edits })),
    ),
  ];
}

/** Those who are no owners yet. */
function others(knowers: readonly Knower[], { owners }: Domain, scope: Scope): Knower[] {
  return knowers.filter(
    (knower) => owners?.items.some(({ value }) => isSamePerson(scope, value, knower)) !== true,
  );
}

/** The people who know the files of each domain: the same for every finding. */
const knowersByDomain = memoize((history: History) =>
  memoize((ownership: Ownership) =>
    memoize((scope: Scope) =>
      knowersIn(history, scope, (path) => {
        const { domain } = ownership.lookup(path).matchedBy ?? {};
        return domain === undefined ? [] : [domain];
      }),
    ),
  ),
);
