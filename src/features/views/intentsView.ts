import { t } from '../../text/l10n.ts';
import type { Analysis } from '../../analyze.ts';
import type { CommitRecord, IntentLog, StanceCount } from '../commit/intentLog.ts';
import { placeOfEntry } from './entryPlaces.ts';
import { rowsOf, viewNode, type Icon, type ViewNode } from './viewNode.ts';
import type { WhyEmpty } from './whyEmpty.ts';

/**
 * The Intents view: the intents in each domain, from the Git history, and the goals that no commit mentions. Empty
 * without a log, which means that there is no history.
 */
export function intentsView(analysis: Analysis, log: IntentLog | 'parsedFile' | undefined): ViewNode[] {
  if (log === undefined) return [];
  if (log === 'parsedFile')
    return [
      viewNode('', { key: 'parsedFile', label: t('Reading Git history…'), icon: { name: 'loading~spin' } }),
    ];
  const { domains, records, unmentionedGoals } = log;
  const goals = analysis.ownership.scopeIn('').goals;
  return [
    ...domains.map((domain) => {
      const own = records.filter((record) =>
        domain.id === '' ? record.domains.length === 0 : record.domains.includes(domain.id),
      );
      return viewNode(
        '',
        {
          key: `domain ${domain.id}`,
          label: domain.id === '' ? t('No domain') : domain.name,
          description: stancesInWords(domain),
          spoken: [
            domain.id === '' ? t('No domain') : t('Domain {0}', domain.name),
            stancesInWords(domain),
          ].join(', '),
          icon: { name: domain.id === '' ? 'question' : 'organization' },
          fold: 'closed',
        },
        (id) => rowsOf(id, own, commitRow),
      );
    }),
    ...(unmentionedGoals.length === 0
      ? []
      : [
          viewNode(
            '',
            {
              key: 'goals',
              label: t('Goals no commit mentions'),
              description: String(unmentionedGoals.length),
              icon: { name: 'target' },
              fold: 'closed',
            },
            (parent) =>
              unmentionedGoals.map(({ id, statement }) => {
                const declared = goals.get(id);
                const opens = declared && placeOfEntry(analysis, declared, declared.entry.span);
                return viewNode(parent, {
                  key: id,
                  label: statement,
                  description: id,
                  spoken: t('Goal: {0}', statement),
                  icon: { name: 'target' },
                  ...(opens === undefined ? {} : { opens }),
                });
              }),
          ),
        ]),
  ];
}

/** Why the view is empty, with the author of the commits that it is limited to. */
export function whyNoIntents(
  log: IntentLog | 'parsedFile' | undefined,
  { onlyMine, author }: { readonly onlyMine: boolean; readonly author: string | undefined },
): WhyEmpty {
  if (onlyMine && author === undefined) return 'unknownUser';
  return onlyMine && log !== undefined ? 'notYours' : 'none';
}

/** The number of commits that state an intent, and the numbers of the others. */
export function stancesInWords({ stated, askedPermission, noIntent }: StanceCount): string {
  return [
    stated === 1 ? t('1 intent') : t('{0} intents', stated),
    ...(askedPermission === 0 ? [] : [t('{0} asked permission', askedPermission)]),
    ...(noIntent === 0 ? [] : [t('{0} without intent', noIntent)]),
  ].join(' · ');
}

function commitRow(
  { id, subject, author, email, date: day, stance, criteria, goals }: CommitRecord,
  parent: string,
): ViewNode {
  const said = stanceInWords(stance);
  return viewNode(parent, {
    key: id,
    label: subject === '' ? id.slice(0, 10) : subject,
    description: `${author} · ${day}`,
    tooltip: [subject, `${author} · ${day} · ${id.slice(0, 10)}`, said, [...criteria, ...goals].join(', ')]
      .filter((line) => line !== '')
      .join('\n'),
    spoken: [t('Commit: {0}', subject), said, author, day].join(', '),
    icon: icons[stance],
    opens: { kind: 'commit', commit: id },
    ...(email === '' ? {} : { handles: email }),
  });
}

function stanceInWords(stance: CommitRecord['stance']): string {
  switch (stance) {
    case 'stated':
      return t('states an intent');
    case 'asked-permission':
      return t('asks for permission');
    case 'no-intent':
      return t('states no intent');
  }
}

const icons: Readonly<Record<CommitRecord['stance'], Icon>> = {
  stated: { name: 'megaphone' },
  'asked-permission': { name: 'question', tone: 'warning' },
  'no-intent': { name: 'git-commit' },
};
