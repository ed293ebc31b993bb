import type { Signature } from '../../text/loggedCommit.ts';

/**
 * Who writes commits without being a person. A bot works on its own, so that its commits are left out. An agent works for
 * a person, who gets the credit.
 */
export type Machine = 'bot' | 'agent';

/** Whether a signature is that of a machine, by the first line of the table that fits. Undefined for a person. */
export function machineOf({ name, email }: Signature): Machine | undefined {
  const handle = noreplyHandle(email);
  const fits = ({ names, emails, handles }: MachineLine): boolean =>
    (names?.test(name) ?? false) ||
    (emails?.test(email) ?? false) ||
    (handle !== undefined && (handles?.test(handle) ?? false));
  return machines.find(fits)?.kind;
}

/**
 * The account in an address that GitHub or GitLab.com makes for accounts that hide theirs: `123+ana@users.noreply.github.com`,
 * `123-ana@users.noreply.gitlab.com`.
 * https://docs.github.com/en/account-and-profile/reference/email-addresses-reference
 */
export function noreplyHandle(email: string): string | undefined {
  return /^(?:\d+[+-])?([^@+]+)@users\.noreply\.git(?:hub|lab)\.com$/i.exec(email)?.[1];
}

/** A line of the table. Any of its patterns is enough. */
interface MachineLine {
  readonly kind: Machine;
  readonly names?: RegExp;
  readonly emails?: RegExp;
  /** Of the account in a noreply address. */
  readonly handles?: RegExp;
  /** Where the name or the address is documented, or seen. */
  readonly source: string;
}

/** Agents come first: those that are GitHub Apps have `[bot]` in their names too. */
export const machines: readonly MachineLine[] = [
  {
    kind: 'agent',
    names: /^(?:copilot-swe-agent\[bot\]|GitHub Copilot)$/i,
    emails: /^copilot@github\.com$/i,
    handles: /^copilot$/i,
    source: 'https://github.com/prometheus/prometheus/commit/bb8f8bdbca25047997ab333000c0d7279d4b3421',
  },
  {
    // Without a model, "Claude" is a first name.
    kind: 'agent',
    names: /^Claude (?:Code|Opus|Sonnet|Haiku|Fable)\b/,
    emails: /^noreply@anthropic\.com$/i,
    handles: /^claude\[bot\]$/i,
    source: 'https://github.com/anthropics/claude-code/issues/29999',
  },
  {
    kind: 'agent',
    names: /^OpenAI Codex$/i,
    emails: /^(?:noreply|codex)@openai\.com$/i,
    handles: /^chatgpt-codex-connector\[bot\]$/i,
    source: 'https://github.com/openai/codex/issues/18095',
  },
  {
    kind: 'agent',
    emails: /^cursoragent@cursor\.com$/i,
    handles: /^cursor\[bot\]$/i,
    source: 'https://github.com/prometheus/prometheus/commit/fd78076ac89ef117bedff0e581bb04b5a6a35d27',
  },
  {
    kind: 'agent',
    names: /^aider \(.*\)$/i,
    emails: /^(?:noreply|aider)@aider\.chat$/i,
    source: 'https://aider.chat/docs/git.html',
  },
  {
    kind: 'agent',
    names: /^google-labs-jules\[bot\]$/i,
    handles: /^google-labs-jules\[bot\]$/i,
    source: 'https://github.com/apache/arrow/commit/1ffcb4e31d6f54c6e0ef0fc85d3f9c9903753c63',
  },
  {
    kind: 'agent',
    names: /^(?:Devin AI|devin-ai-integration\[bot\])$/i,
    handles: /^devin-ai-integration\[bot\]$/i,
    source: 'https://cli.devin.ai/docs',
  },
  {
    // GitHub Apps, such as Dependabot and the token of GitHub Actions.
    kind: 'bot',
    names: /\[bot\]$/i,
    emails: /\[bot\]@/i,
    source: 'https://github.com/orgs/community/discussions/26560',
  },
  {
    // Access tokens of projects and groups.
    kind: 'bot',
    emails: /^(?:project|group)_?\d+_?bot\w*@noreply\./i,
    source: 'https://gitlab.com/gitlab-org/gitlab/-/issues/391434',
  },
  {
    kind: 'bot',
    emails: /^(?:renovate@whitesourcesoftware\.com|bot@renovateapp\.com)$/i,
    source: 'https://docs.renovatebot.com/configuration-options/#gitauthor',
  },
  {
    kind: 'bot',
    emails: /^semantic-release-bot@martynus\.net$/i,
    source: 'https://gitlab.com/gitlab-org/container-registry/-/merge_requests/1351',
  },
  {
    kind: 'bot',
    emails: /^(?:noreply|hosted)@weblate\.org$/i,
    source: 'https://docs.weblate.org/en/latest/admin/config.html#default-commiter-email',
  },
  {
    // The committer of merges in the browser.
    kind: 'bot',
    emails: /^noreply@github\.com$/i,
    source: 'https://docs.github.com/en/authentication/managing-commit-signature-verification',
  },
  {
    // Accounts that say it: "Kubernetes Prow Robot", "MetaMask Bot", "PrometheusBot", "k8s-ci-robot".
    kind: 'bot',
    names: /(?:^|[\s_.-])(?:[Rr]o)?[Bb]ot$|[a-z]Bot$/,
    handles: /(?:^|[_.-])(?:ro)?bot$/i,
    source: 'https://docs.github.com/en/get-started/learning-about-github/types-of-github-accounts',
  },
  {
    // The same in one word: "netdatabot", "esphomebot". Not surnames, such as in "rtalbot".
    kind: 'bot',
    names: /^[a-z\d]{5,}(?<!ab|bar|ca|gui|lam|tal|tur)bot$/,
    source: 'https://github.com/netdata/netdata/commit/04b1cf54270c4e21c02e322e577e7e96d547c9ee',
  },
];
