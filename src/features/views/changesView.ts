import type { Analysis } from '../../analyze.ts';
import type { Change, ChangesOfDomain } from '../reports/changesByOwner.ts';
import { domainName } from '../card/card.ts';
import { cardMarkdown } from '../card/cardMarkdown.ts';
import { handlesOf } from '../card/ownerHandles.ts';
import { t } from '../../text/l10n.ts';
import { rowsOf, viewNode, type ViewNode } from './viewNode.ts';

/** The Changes by Owner view: the changed domains, each with the people to inform and its changed files. */
export function changesView({ ownership }: Analysis, groups: readonly ChangesOfDomain[]): ViewNode[] {
  return groups.map((group) => {
    const { card, you, tell, changes } = group;
    const isOwned = card.status === 'owned';
    const { title, description } =
      card.status === 'unowned'
        ? {
            title: t('Unowned'),
            description: [t('state your intent to everyone'), group.description].join(' · '),
          }
        : group;
    const { scope } = ownership.lookup(card.path);
    const handles = handlesOf(scope, card.owners);
    const tooltip = cardMarkdown(card, you);
    const about = {
      ...(handles === '' ? {} : { handles }),
      ...(card.matchedBy === undefined
        ? {}
        : {
            writtenAt: {
              kind: 'place' as const,
              file: card.matchedBy.file,
              line: card.matchedBy.line - 1,
            },
          }),
    };
    return viewNode(
      '',
      {
        key: group.key,
        label: title,
        description,
        ...(tooltip === undefined ? {} : { markdown: tooltip }),
        spoken: isOwned
          ? [t('Domain {0}', domainName(card)), description].join(', ')
          : [title, description].join(', '),
        icon: { name: isOwned ? 'organization' : 'question' },
        path: card.path,
        ...about,
        fold: 'open',
      },
      (id) => [
        ...(tell.length === 0 ? [] : [tellRow(tell, handlesOf(scope, tell), id)]),
        ...rowsOf(id, changes, (change, parent) =>
          fileRow(change, { ...about, isUnowned: card.status === 'unowned' }, parent),
        ),
      ],
    );
  });
}

function tellRow(tell: ChangesOfDomain['tell'], handles: string, parent: string): ViewNode {
  const label = t('Inform {0}', tell.map(({ name }) => name).join(', '));
  return viewNode(parent, {
    key: '#tell',
    label,
    tooltip: `${label}\n${t('Copy {0}', handles)}`,
    spoken: t('{0}: copy their handles', label),
    icon: { name: 'megaphone' },
    opens: { kind: 'handles' },
    handles,
  });
}

function fileRow(
  { path, isStaged, from }: Change,
  { isUnowned, ...about }: Pick<ViewNode, 'handles' | 'writtenAt'> & { readonly isUnowned: boolean },
  parent: string,
): ViewNode {
  const slash = path.lastIndexOf('/');
  const label = path.slice(slash + 1);
  const parts = [
    ...(slash > 0 ? [path.slice(0, slash)] : []),
    ...(isStaged ? [t('staged')] : []),
    ...(from === undefined ? [] : [t('from {0}', from)]),
  ];
  return viewNode(parent, {
    key: path,
    label,
    ...(parts.length === 0 ? {} : { description: parts.join(' · ') }),
    spoken: [t('Changed file {0}', label), ...parts].join(', '),
    isFile: true,
    opens: { kind: 'changes', path },
    path,
    ...about,
    ...(isUnowned ? { action: { kind: 'claim', path } } : {}),
  });
}
