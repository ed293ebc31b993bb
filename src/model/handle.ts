// Which words can be an owner that nobody declares: an account, a group, or an email address.

/**
 * Whether a word has the form of a handle on a host: `@user`, and `@org/team` on GitHub or `@group/subgroup` on GitLab.
 * Whether the account exists is unknown.
 *
 * GitHub: letters, digits, and hyphens, at most 39 characters, not starting with a hyphen. New names cannot end with a
 * hyphen or contain two in a row, but some old ones do. Enterprise Managed Users end with `_` and a short code. The slug
 * of a team can also contain `_`.
 * https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 *
 * GitLab: letters, digits, `_`, `-`, and `.`, starting with a letter, a digit, or `_`. New names can neither end with
 * `_` or `-` nor contain special characters in a row, but some old ones do. No name ends with `.`, `.git`, or `.atom`.
 * https://docs.gitlab.com/user/reserved_names/
 * https://docs.gitlab.com/user/project/codeowners/reference/
 */
export function isHandleOn(host: 'github' | 'gitlab', word: string): boolean {
  if (!word.startsWith('@')) return false;
  const [name = '', ...below] = word.slice(1).split('/');
  if (host === 'github')
    return (
      name.length <= maxGithubName &&
      githubName.test(name) &&
      (below.length === 0 || (below.length === 1 && githubTeam.test(below[0] ?? '')))
    );
  return (
    below.length <= maxGroups &&
    [name, ...below].every((part) => gitlabName.test(part) && !/\.\.|\.(?:git|atom)$/i.test(part))
  );
}

const maxGithubName = 39;
const githubName = /^[a-z\d][a-z\d-]*(?:_[a-z\d]+)?$/i;
const githubTeam = /^[\w-]{1,255}$/;
/** Subgroups below a top-level group: https://docs.gitlab.com/user/group/subgroups/ */
const maxGroups = 20;
const gitlabName = /^\w(?:[\w.-]{0,253}[\w-])?$/;

/**
 * Whether a word is an email address. Narrower than RFC 5321: a dot-atom of letters, digits, and the marks that providers
 * allow, at a domain with a dot. Quotes, brackets, commas, and trailing dots belong to the text around an address.
 */
export function isAddress(word: string): boolean {
  const at = word.indexOf('@');
  const [local, domain] = [word.slice(0, at), word.slice(at + 1)];
  return (
    at > 0 &&
    at <= 64 &&
    word.length <= 254 &&
    localPart.test(local) &&
    !local.includes('..') &&
    isDomain(domain)
  );
}

const localPart = /^\w(?:[\w.%+'-]*[\w+-])?$/;

function isDomain(name: string): boolean {
  const labels = name.split('.');
  return (
    labels.length > 1 &&
    labels.every((label) => /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(label)) &&
    /^(?:[a-z]{2,}|xn--.+)$/i.test(labels.at(-1) ?? '')
  );
}

/** A handle that some host accepts, or an email address. */
export function isHandle(ref: string): boolean {
  return isHandleOn('github', ref) || isHandleOn('gitlab', ref) || isAddress(ref);
}

/** Whether a handle refers to a team. */
export function isTeamHandle(ref: string): boolean {
  return ref.startsWith('@') && ref.includes('/');
}

/** Whether a word is a role on GitLab, such as `@@maintainer`: whoever has it at the time, so not an owner by name. */
export function isRole(word: string): boolean {
  return /^@@(?:developer|maintainer|owner)s?$/i.test(word);
}

/** Longer texts are not searched. */
const maxText = 1000;

/**
 * The owner that a text contains, without the punctuation and quotes around it, and with the `@` that it may lack.
 * Undefined if the rest is none. `isKnown` says whether a word is the id of a person or a team.
 */
export function ownerWithin(text: string, isKnown: (id: string) => boolean): string | undefined {
  if (isRole(text) || text.length > maxText) return undefined;
  const isOwner = (word: string): boolean => isHandle(word) || isKnown(word);
  const [, address = ''] = /<([^<>]+)>/.exec(text) ?? [];
  for (const part of [address, text]) {
    const word = part
      .normalize('NFKC')
      .trim()
      .replace(/^[^\p{L}\p{N}_@]+|[^\p{L}\p{N}_/-]+$/gu, '')
      .replace(/^mailto:/i, '')
      .replace(/^@[\s@]*/, '@');
    if (word === text || word === '') continue;
    if (isOwner(word)) return word;
    if (isHandleOn('gitlab', `@${word}`) && word.includes('/')) return `@${word}`;
  }
  return text.includes('/') && isHandle(`@${text}`) ? `@${text}` : undefined;
}
