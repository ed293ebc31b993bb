import { Option, type Command } from 'commander';
import type { Analysis } from '../../analyze.ts';
import { gitLog } from '../../git/log.ts';
import { baseCommit, commitOf } from '../../git/revision.ts';
import type { Commit } from '../../text/commit.ts';
import { rangeFindings, type RangeFinding, type RangeFindings } from '../../intent/rangeFindings.ts';
import type { CurrentUser } from '../../model/currentUser.ts';
import type { Finding, Severity } from '../../text/finding.ts';
import { firstFindings } from '../../text/firstFindings.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { lineTable } from '../../text/span.ts';
import { commitIn } from '../repository/base.ts';
import { failOnOption, formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, CliError, type ExitCode } from '../terminal/cliError.ts';
import { counted, printable } from '../terminal/printable.ts';
import { policyOf, readRangePolicy, type NamedCommit, type RangePolicy } from './rangePolicy.ts';
import { reports } from '../report/check/allReports.ts';
import { isAtLeast, type ReportedFile } from '../report/check/report.ts';
import { rootOf } from '../repository/root.ts';
import type { Terminal } from '../terminal/terminal.ts';

const formats = ['text', 'json'] as const;
/** More than a pull request has. */
const maxCommits = 1000;

interface CommitRangeOptions {
  readonly format: (typeof formats)[number];
  readonly failOn: Severity;
  readonly author?: string;
}

export function commitRangeCommand(run: Run): Command {
  return subcommand('commit-range', 'Check the commit messages of a range', [
    'leadership commit-range origin/main..HEAD',
    'leadership commit-range origin/main..HEAD --author "$AUTHOR"   # in CI',
  ])
    .argument('<range>', 'Commit range, such as origin/main..HEAD')
    .addOption(
      new Option(
        '--author <login>',
        'Login of the author on the Git host, instead of the authors of the commits',
      ),
    )
    .addOption(formatOption(formats))
    .addOption(failOnOption('warning'))
    .action((range: string, options: CommitRangeOptions) =>
      run((terminal) => commitRange(range, options, terminal)),
    );
}

/** Checks a range of commits. Without a leadership file at its base, nothing is checked. */
async function commitRange(
  range: string,
  { format, failOn, author: login }: CommitRangeOptions,
  { cwd, print, tell, isColored, width, progress }: Terminal,
): Promise<ExitCode> {
  const verified = login === undefined ? undefined : authorOf(login);
  const root = rootOf(cwd);
  const [base = '', last = 'HEAD'] = range.split(/\.{2,3}/).map((name) => (name === '' ? 'HEAD' : name));
  const [without, from] = await Promise.all([required(root, base), required(root, last)]);
  progress('Comparing leadership files…');
  const policy = await readRangePolicy(root, without, from);
  const isJudged = policy.before.files.length > 0;
  const commits = isJudged ? await commitsIn(root, without, from) : [];
  if (commits.length === maxCommits) tell(`Checking only the latest ${counted(maxCommits, 'commit')}.`);
  const found = rangeFindings({
    before: policyOf(policy.before),
    after: policyOf(policy.after),
    paths: policy.paths,
    commits,
    verified,
  });
  const checked = [...filesWith(found.ofRange, base, policy), ...found.ofMessages.map(messageFile)];
  const approvals = found.approvals.map(({ commit, by }) => ({ commit: shortId(commit), by }));
  const fields = {
    base: { revision: base, commit: without.id, files: policy.before.files.map(({ path }) => path) },
    author: login === undefined ? null : login.replace(/^@/, ''),
    claims: approvals,
  };
  if (isJudged || format === 'json')
    print(reports[format](checked, { isColored, width, failOn, noun: 'message', fields }));
  if (!isJudged) {
    const said = `No leadership file at ${base}, so nothing is checked.`;
    if (format === 'text') print(printable(said));
    else tell(said);
  }
  for (const line of claimsIn(approvals, verified, checked)) tell(line);
  return checked.some(({ file }) => file.findings.some((finding) => isAtLeast(finding, failOn)))
    ? exitCodes.findings
    : exitCodes.clean;
}

async function commitsIn(root: string, without: NamedCommit, from: NamedCommit): Promise<Commit[]> {
  const commits = await gitLog(root, { maxCommits, from: from.id, without: without.id, maxPaths: Infinity });
  if (commits === undefined)
    throw new CliError(exitCodes.unreadable, 'Cannot read Git history: Git failed or timed out.');
  return commits;
}

/** The findings about the range, by the leadership file that they are about. */
function filesWith(
  found: readonly RangeFinding[],
  base: string,
  { before, after, nameAfter }: RangePolicy,
): ReportedFile[] {
  const byFile = new Map<string, { analysis: Analysis; path: RepoPath; findings: Finding[] }>();
  for (const { finding, at } of found) {
    const [analysis, name] =
      at.side === 'before' ? [before, `${base}:${at.file}`] : [after, nameAfter(at.file)];
    const file = byFile.get(name) ?? { analysis, path: at.file, findings: [] };
    file.findings.push(finding);
    byFile.set(name, file);
  }
  return Array.from(byFile, ([shownAs, { analysis, path, findings }]) => {
    const { text, lines } = analysis.files.find((file) => file.path === path) ?? {
      text: '',
      lines: lineTable(''),
    };
    return { shownAs, noun: 'file', file: { path: shownAs, text, lines, findings: firstFindings(findings) } };
  });
}

function messageFile({ commit, findings }: RangeFindings['ofMessages'][number]): ReportedFile {
  const { text } = commit;
  const shownAs = shortId(commit);
  return { shownAs, file: { path: shownAs, text, lines: lineTable(text), findings } };
}

function shortId({ id }: Commit): string {
  return id.slice(0, 10);
}

/** What the check relied on that nobody verified. */
function claimsIn(
  approvals: readonly { readonly commit: string; readonly by: string }[],
  verified: CurrentUser | undefined,
  checked: readonly ReportedFile[],
): string[] {
  const needed = checked.some(({ file }) =>
    file.findings.some(({ code }) => code === 'intent/needs-approval' || code === 'intent/changes-authority'),
  );
  if (!needed && approvals.length === 0) return [];
  return [
    ...approvals.map(({ commit, by }) => `Claimed, not verified: "Approved-by: ${by}" in ${commit}.`),
    ...(verified === undefined ? ['Claimed, not verified: the authors of the commits. Pass --author.'] : []),
  ];
}

function authorOf(login: string): CurrentUser {
  if (!/^@?[^\s@/,<>]+$/.test(login))
    throw new CliError(
      exitCodes.usage,
      `Invalid login "${login}". Pass the login of the author, such as "ana".`,
    );
  return { ref: `@${login.replace(/^@/, '')}` };
}

async function required(root: string, name: string): Promise<NamedCommit> {
  const id = await commitOf(root, name);
  if (id !== undefined) return { name, id };
  commitIn(await baseCommit(root, name), name, root);
  throw new CliError(exitCodes.usage, `Unknown revision "${name}". Check the name, or fetch it first.`);
}
