import type { Analysis } from '../../analyze.ts';
import type { FilePlace } from '../../ownership/coverage/filePlaces.ts';
import { t } from '../../text/l10n.ts';
import { memoize } from '../../text/memoize.ts';
import { countOfFiles, domainTitle } from '../reports/patternFiles.ts';
import { attentionIn, type Attention, type AttentionKind } from './attention.ts';
import { mineIn } from './domainTree.ts';
import { aboutDomain, placeAt } from './entryPlaces.ts';
import { rowsOf, viewNode, type ViewNode, type ViewQuestion } from './viewNode.ts';

/** The maximum number of unowned places listed. */
const maxPlaces = 10;

/** The rows that need attention: single owners, bottlenecks, absences, delegation, and unowned files. */
export function attentionRows(question: ViewQuestion): ViewNode[] {
  const { analysis, self, onlyMine } = question;
  const { isMine } = mineIn(analysis, self);
  const found = attentionIn(analysis).filter(
    ({ place }) => !onlyMine || (place !== undefined && isMine(place)),
  );
  const groups = attentionKinds.flatMap((kind) => {
    const of = found.filter((one) => one.kind === kind);
    return of.length === 0 ? [] : [{ kind, of }];
  });
  const unowned = onlyMine ? [] : unownedPlaces(analysis);
  if (groups.length === 0 && unowned.length === 0) return [];
  return [
    viewNode('', { key: 'attention', label: t('Needs attention'), fold: 'open' }, (id) => [
      ...groups.map((group) => attentionGroup(group, id)),
      ...unownedRow(unowned, id),
    ]),
  ];
}

const attentionKinds: readonly AttentionKind[] = ['alone', 'bottleneck', 'away', 'delegation'];

function attentionTitle(kind: AttentionKind): { readonly label: string; readonly icon: string } {
  switch (kind) {
    case 'alone':
      return { label: t('Single owner'), icon: 'person' };
    case 'bottleneck':
      return { label: t('Bottlenecks'), icon: 'filter' };
    case 'away':
      return { label: t('All owners away'), icon: 'watch' };
    case 'delegation':
      return { label: t('Delegation problems'), icon: 'arrow-swap' };
  }
}

function attentionGroup(
  { kind, of }: { readonly kind: AttentionKind; readonly of: readonly Attention[] },
  parent: string,
): ViewNode {
  const { label, icon } = attentionTitle(kind);
  return viewNode(
    parent,
    {
      key: kind,
      label,
      description: String(of.length),
      spoken: of.length === 1 ? t('{0}, 1 item', label) : t('{0}, {1} items', label, of.length),
      icon: { name: icon, tone: 'warning' },
      fold: 'closed',
    },
    (id) =>
      rowsOf(id, of, ({ finding, file, span, place, person }, above) => {
        const subject = place === undefined ? person : domainTitle(place.domain);
        return viewNode(above, {
          key: `${file.path} ${finding.code} ${place?.key ?? person ?? finding.message}`,
          label: subject ?? finding.message,
          ...(subject === undefined ? {} : { description: finding.message }),
          tooltip: finding.message,
          icon: { name: person === undefined ? 'organization' : 'person' },
          ...(place === undefined ? {} : aboutDomain(place)),
          opens: placeAt(file.path, file.lines, span),
        });
      }),
  );
}

/** The places with unowned files, most files first. */
export const unownedPlaces = memoize(({ coverage, files }: Analysis): FilePlace[] => {
  const leadershipFiles = files.map(({ path }) => path);
  return files
    .flatMap((file) =>
      file.lastGoodModel === undefined ? [] : (coverage?.unownedPlacesIn(file.path, leadershipFiles) ?? []),
    )
    .sort((one, other) => other.count - one.count);
});

function unownedRow(places: readonly FilePlace[], parent: string): ViewNode[] {
  if (places.length === 0) return [];
  const count = places.reduce((sum, place) => sum + place.count, 0);
  const rest = places.slice(maxPlaces);
  return [
    viewNode(
      parent,
      {
        key: 'unowned',
        label: t('Unowned'),
        description: countOfFiles(count),
        spoken: t('{0} unowned', countOfFiles(count)),
        icon: { name: 'question' },
        fold: 'closed',
      },
      (id) => [
        ...places.slice(0, maxPlaces).map((place) =>
          viewNode(id, {
            key: place.path,
            label: place.path,
            ...(place.path.endsWith('/') ? { description: countOfFiles(place.count) } : {}),
            spoken: place.path.endsWith('/')
              ? t('{0} unowned in folder {1}', countOfFiles(place.count), place.path)
              : t('Unowned file {0}', place.path),
            icon: { name: place.path.endsWith('/') ? 'folder' : 'file' },
            opens: { kind: 'path', path: place.path },
            path: place.path,
            action: { kind: 'claim', path: place.path },
          }),
        ),
        ...(rest.length === 0
          ? []
          : [
              viewNode(id, {
                key: '#rest',
                label: t(
                  'and {0} in other places',
                  countOfFiles(rest.reduce((sum, place) => sum + place.count, 0)),
                ),
                icon: { name: 'ellipsis' },
                opens: { kind: 'unowned' },
              }),
            ]),
      ],
    ),
  ];
}
