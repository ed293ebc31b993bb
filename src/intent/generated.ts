import { lazy } from '../text/lazy.ts';
import { lengthOfHeader } from './header.ts';
import type { Message } from './message.ts';

const quote = '["\'“„‘`]';
/** A commit, a branch with a folder, or one of the usual branches, with or without quotation marks. */
const ref = `${quote}?(?:[\\da-f]{7,64}|\\S+/\\S+|(?:main|master|trunk|develop|development|dev|staging|production|release\\S*|v?\\d+(?:\\.\\d+)+\\S*))["'”’\`]?`;

/**
 * The subjects of git, of hosts, and of bots, and of people who follow up on a commit. Their questions come from other
 * messages. Each line has the programs that write it.
 */
const subjects = lazy(() =>
  [
    // git merge, GitHub, GitLab, Bitbucket, Gitee
    new RegExp(
      `merge (?:branch(?:es)?|tags?|commits?|remote(?:-tracking)? branch(?:es)?|topics?|heads?) (?:${quote}|\\S+(?: (?:into|of|from) \\S+)?$)`,
    ),
    /merge (?:pull|merge) requests? (?:[#!]?\d|from |in |branch )/,
    /merge (?:branch(?:es)?|tags?|commits?|remote(?:-tracking)? branch(?:es)?) *$/,
    new RegExp(`merge ${ref} (?:in)?to \\S+$`),
    new RegExp(`merge \\S+ (?:in)?to ${ref}$`),
    // git subtree, git merge --squash
    /squashed (?:commit of the following\b|'[^']+' (?:changes|content) from )/,
    /(?:add|split) '[^']+' (?:from|into) commit /,
    // Bitbucket
    /merged in \S+ \(pull request #\d+\)/,
    /merged \S+ (?:in)?to \S+$/,
    /pull request #\d+:/,
    /merge in \S+ from \S+ to \S+$/,
    // Azure DevOps, and bots that copy its form
    /merged? (?:pr|pull request) #?\d+\b/,
    // Gerrit
    /merge (?:["'“‘]|changes? (?:["'“‘I]|from topics? ))/,
    // Bors, Homu, Kubernetes, Bitbucket
    /merge (?:[#!]\d+\s*)+(?:$|r=|:)/,
    /(?:auto|rollup) merge of #\d+/,
    /(?:automatic(?:ally)?|automated|auto)[ -]?merged?(?: ?(?:from|of|by|branch|branches|pull|pr|with|into|to|commit|upstream|#|!|\()|\s*[.:]?$|: merge )/,
    /\[(?:automated|automatic|auto)[ -]?merge\]/,
    // SVN
    /merged revisions? r?\d/,
    // git revert, GitHub, GitLab, Gerrit, Azure DevOps
    new RegExp(
      `(?:(?:revert(?:ed|ing)?(?:\\^\\d+)?|reapply|re-?land|back(?:ed)? ?out|roll ?back)(?: of)?:? ${quote}|revert submission |revert (?:merge|pull request|pr|commit) [#!\\da-f"'])`,
    ),
    /(?:back(?:ed)? ?out (?:changesets? |[\da-f]{7,})|automated rollback of )/,
    // Backports of MeeSeeks, and of Mergify
    /backport pr #\d+/,
    // git commit --fixup, --squash
    /(?:fixup|squash|amend)! /,
  ].map((pattern) => new RegExp(`^(?:${pattern.source})`, 'iu')),
);

/** How all of these begin. */
const beginning =
  /^(?:merge|squash|add '|split '|pull request|auto|rollup|\[auto|revert|reapply|re-?land|back|roll ?back|fixup|amend)/iu;

/**
 * Whether git, a host, or a bot wrote a message, or somebody who follows up on a commit: a merge, a revert, a fixup.
 * Such messages are not judged.
 */
export function isGenerated({ text, subject }: Message): boolean {
  if (subject === undefined) return false;
  const line = text.slice(subject.start, Math.min(subject.end, subject.start + maxSubject));
  const header = lengthOfHeader(line);
  const isOne = (sentence: string): boolean =>
    beginning.test(sentence) && subjects().some((pattern) => pattern.test(sentence));
  return (
    isOne(line) ||
    isOne(line.slice(header)) ||
    // "revert: …" of Conventional Commits, and titles that Gitee puts before its own sentence.
    (/^revert\b/i.test(line) && /^This reverts commit /m.test(text)) ||
    (/^!\d+ /.test(line) && /^Merge pull request !\d+ from /m.test(text)) ||
    isSignedByBot(text)
  );
}

/** The maximum length of a subject that is compared. */
const maxSubject = 1000;

/** Bots such as Dependabot sign their messages, which quote the texts of others. */
function isSignedByBot(text: string): boolean {
  const signers = text.match(/^Signed-off-by: .*$/gim) ?? [];
  return signers.length > 0 && signers.every((line) => line.includes('[bot]'));
}
