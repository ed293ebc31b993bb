import { intentMarkdown } from '../answers/intent/intentMarkdown.ts';
import type { CommitRecord, IntentLog, StanceCount } from '../answers/intent/intentLog.ts';
import { listLines, pageText, type Page } from './page.ts';
import { counted, firstOf, jsonText, printableLines } from './printable.ts';
import { tableLines } from './table.ts';

export interface ReportedLog {
  readonly log: IntentLog;
  /** Whether there may be older commits that nobody looked at. */
  readonly isCut: boolean;
  readonly since: string | undefined;
}

/** So many commits of a kind are listed for a terminal. */
const maxListed = 30;

/** How each format prints a log. */
export const intentsReports: Readonly<
  Record<'text' | 'json' | 'markdown', (reported: ReportedLog, page: Page) => string>
> = {
  text: textLog,
  json: ({ log, isCut }) => jsonText({ version: 1, isCut, ...log }),
  markdown: ({ log, isCut, since }) => printableLines(intentMarkdown(log, { since, isCut })),
};

function textLog({ log, isCut }: ReportedLog, page: Page): string {
  const { records, domains, unserved } = log;
  const of = (stance: CommitRecord['stance']): string[] =>
    records.filter((record) => record.stance === stance).map(commitLine);
  const row = (name: string, { stated, asked, silent, commits }: StanceCount) => ({
    name,
    numbers: [stated, asked, silent, commits].map(String),
  });
  const paragraphs = [
    [{ text: inWords(log, isCut) }],
    domains.length === 0
      ? []
      : tableLines(
          [
            { name: 'domain', numbers: ['intents', 'asked', 'silent', 'commits'] },
            ...domains.map((domain) => row(domain.id === '' ? 'of no domain' : domain.name, domain)),
            row('all', log),
          ],
          page.width,
        ),
    listLines('Intents:', firstOf(of('stated'), maxListed)),
    listLines('Asked for:', firstOf(of('asked'), maxListed)),
    listLines(
      'Goals that no commit names:',
      unserved.map(({ id, statement }) => `${id}: ${statement}`),
    ),
  ];
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => pageText(lines, page))
    .join('\n\n');
}

function inWords({ commits, stated, asked, silent }: StanceCount, isCut: boolean): string {
  const percent = commits === 0 ? '' : ` (${String(Math.round((stated * 100) / commits))} %)`;
  const which = isCut ? 'The latest ' : '';
  return `${which}${counted(commits, 'commit')}: ${String(stated)} state an intent${percent}, ${String(asked)} ask, ${String(silent)} say nothing of the kind`;
}

function commitLine({ id, day, author, subject, domains }: CommitRecord): string {
  const where = domains.length === 0 ? '' : ` [${domains.join(', ')}]`;
  return `${day} ${id.slice(0, 10)} ${author}: ${subject}${where}`;
}
