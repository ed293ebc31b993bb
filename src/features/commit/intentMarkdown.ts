import { t } from '../../text/l10n.ts';
import { escapeMarkdown, inlineCode } from '../card/markdown.ts';
import type { CommitRecord, IntentLog, StanceCount } from './intentLog.ts';

/** The maximum number of commits listed per kind. */
const maxListed = 200;

/** A log as a Markdown document, for a retrospective. */
export function intentMarkdown(
  log: IntentLog,
  { since, truncated }: { readonly since: string | undefined; readonly truncated: boolean },
): string {
  const { domains, records, unmentionedGoals } = log;
  const of = (stance: CommitRecord['stance']): readonly CommitRecord[] =>
    records.filter((record) => record.stance === stance);
  const period = since === undefined ? [] : [t('since {0}', inlineCode(since))];
  const cut = truncated ? [t('latest commits only')] : [];
  const head = [stancesInSentence(log), ...period, ...cut].join(' · ');
  return (
    [
      `# ${t('What we intended')}`,
      `${head}.`,
      ...(domains.length === 0
        ? []
        : [
            [
              `| ${[t('domain'), t('intents'), t('asked permission'), t('no intent')].join(' | ')} |`,
              '| --- | ---: | ---: | ---: |',
              ...domains.map(
                (domain) =>
                  `| ${[domain.id === '' ? t('no domain') : cell(domain.name), domain.stated, domain.askedPermission, domain.noIntent].join(' | ')} |`,
              ),
            ].join('\n'),
          ]),
      ...section(t('Intents'), of('stated').map(line)),
      ...section(
        t('Asked for permission'),
        of('asked-permission').map(line),
        t('What would it have taken to say “I intend to…”?'),
      ),
      ...section(
        t('Goals no commit mentions'),
        unmentionedGoals.map(({ id, statement }) => `- ${inlineCode(id)} ${escapeMarkdown(statement)}`),
      ),
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}

/** `4 commits: 1 states an intent (25%), 2 ask for permission, 1 does neither`. */
export function stancesInSentence({ commits, stated, askedPermission, noIntent }: StanceCount): string {
  const percent = commits === 0 ? '' : ` (${String(Math.round((stated * 100) / commits))}%)`;
  const phrases = [
    `${stated === 1 ? t('1 states an intent') : t('{0} state an intent', stated)}${percent}`,
    askedPermission === 1 ? t('1 asks for permission') : t('{0} ask for permission', askedPermission),
    noIntent === 1 ? t('1 does neither') : t('{0} do neither', noIntent),
  ];
  return `${commits === 1 ? t('1 commit') : t('{0} commits', commits)}: ${phrases.join(', ')}`;
}

function section(title: string, lines: readonly string[], question?: string): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - maxListed;
  return [
    `## ${title}`,
    ...(question === undefined ? [] : [question]),
    [...lines.slice(0, maxListed), ...(more > 0 ? [`- ${t('and {0} more', more)}`] : [])].join('\n'),
  ];
}

function line({ id, date: day, author, subject, domains, criteria, goals }: CommitRecord): string {
  const about = [...domains, ...criteria, ...goals].map(inlineCode).join(' ');
  return `- ${day} ${inlineCode(id.slice(0, 10))} ${escapeMarkdown(author)}: ${escapeMarkdown(subject)}${about === '' ? '' : ` ${about}`}`;
}

function cell(text: string): string {
  return escapeMarkdown(text);
}
