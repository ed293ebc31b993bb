import type { AnalyzedFile, Analysis } from '../../analyze.ts';
import { bottleneck } from '../../rules/bottleneck.ts';
import { nobodyToAsk } from '../../rules/nobodyToAsk.ts';
import { nothingDelegated } from '../../rules/nothingDelegated.ts';
import { ownerAway } from '../../rules/ownerAway.ts';
import { singleOwner } from '../../rules/singleOwner.ts';
import type { Finding } from '../../text/finding.ts';
import { remembered } from '../../text/remember.ts';
import { domainAt, type DomainPlace } from './domainTree.ts';

/** A finding about who leads, with the domain that it is about, or the name of the person. */
export interface Attention {
  readonly kind: AttentionKind;
  readonly file: AnalyzedFile;
  readonly finding: Finding;
  readonly place: DomainPlace | undefined;
  readonly person: string | undefined;
}

export type AttentionKind = 'alone' | 'bottleneck' | 'away' | 'delegation';

const kinds: ReadonlyMap<string, AttentionKind> = new Map([
  [singleOwner.code, 'alone'],
  [bottleneck.code, 'bottleneck'],
  [ownerAway.code, 'away'],
  [nobodyToAsk.code, 'delegation'],
  [nothingDelegated.code, 'delegation'],
]);

/** What the analysis found about who leads, in the order of the files. */
export const attentionIn = remembered((analysis: Analysis): Attention[] =>
  analysis.files.flatMap((file) => {
    const found = file.findings.flatMap((finding) => {
      const kind = kinds.get(finding.code);
      return kind === undefined ? [] : [{ kind, finding }];
    });
    const leadership = file.answers?.leadership;
    if (found.length === 0 || leadership === undefined) return [];
    const placeAt = domainAt(analysis, leadership);
    const names = new Map(leadership.people.items.map(({ id, name }) => [id.span.start, name.value]));
    return found.map(({ kind, finding }): Attention => {
      const { start } = finding.span;
      const place = kind === 'bottleneck' ? undefined : placeAt(start);
      return { kind, file, finding, place, person: names.get(start) };
    });
  }),
);

/** How many of these can be acted on and are grave enough to be told of unasked. */
export function urgentCount({ files }: Analysis): number {
  return files
    .flatMap(({ findings }) => findings)
    .filter(({ code, severity }) => kinds.has(code) && (severity === 'error' || severity === 'warning'))
    .length;
}
