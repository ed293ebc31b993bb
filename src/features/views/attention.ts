import type { AnalyzedFile, Analysis } from '../../analyze.ts';
import { bottleneck } from '../../rules/control/bottleneck.ts';
import { missingDelegator } from '../../rules/control/missingDelegator.ts';
import { selfDelegation } from '../../rules/control/selfDelegation.ts';
import { ownersAway } from '../../rules/control/ownersAway.ts';
import { singleOwner } from '../../rules/control/singleOwner.ts';
import type { Finding } from '../../text/finding.ts';
import { memoize } from '../../text/memoize.ts';
import type { Span } from '../../text/span.ts';
import { domainAt, type DomainPlace } from './domainTree.ts';

/** A finding about ownership or delegation, with its domain or the name of its person. */
export interface Attention {
  readonly kind: AttentionKind;
  readonly file: AnalyzedFile;
  readonly finding: Finding;
  readonly span: Span;
  readonly place: DomainPlace | undefined;
  readonly person: string | undefined;
}

export type AttentionKind = 'alone' | 'bottleneck' | 'away' | 'delegation';

const kinds: ReadonlyMap<string, AttentionKind> = new Map([
  [singleOwner.code, 'alone'],
  [bottleneck.code, 'bottleneck'],
  [ownersAway.code, 'away'],
  [missingDelegator.code, 'delegation'],
  [selfDelegation.code, 'delegation'],
]);

/** The findings about ownership and delegation, in file order. */
export const attentionIn = memoize((analysis: Analysis): Attention[] =>
  analysis.files.flatMap((file) => {
    const found = file.findings.flatMap((finding) => {
      const kind = kinds.get(finding.code);
      return kind === undefined ? [] : [{ kind, finding }];
    });
    const leadership = file.lastGoodModel?.leadership;
    if (found.length === 0 || leadership === undefined) return [];
    const placeAt = domainAt(analysis, leadership);
    const names = new Map(leadership.people.items.map(({ id, name }) => [id.span.start, name.value]));
    return found.flatMap(({ kind, finding }) =>
      spansOf(kind, finding).map((span): Attention => {
        const place = kind === 'bottleneck' ? undefined : placeAt(span.start);
        return { kind, file, finding, span, place, person: names.get(span.start) };
      }),
    );
  }),
);

/** One person can be the single owner of several domains. */
function spansOf(kind: AttentionKind, { span, related }: Finding): Span[] {
  return kind === 'alone' ? [span, ...related.map((place) => place.span)] : [span];
}

/** The number of these findings that are errors or warnings, for the badge of the view. */
export function urgentCount({ files }: Analysis): number {
  return files
    .flatMap(({ findings }) => findings)
    .filter(({ code, severity }) => kinds.has(code) && (severity === 'error' || severity === 'warning'))
    .length;
}
