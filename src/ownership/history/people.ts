import { getOrInsert } from '../../text/getOrInsert.ts';
import type { Signature } from '../../text/loggedCommit.ts';
import { noreplyHandle } from './machines.ts';

/** A person, with all names and addresses. */
export interface Person {
  /** The name on most commits, else the address. */
  readonly name: string;
  /** The account on GitHub or GitLab, if an address contains it. Without `@`. */
  readonly handle: string | undefined;
  /** All addresses and accounts, in lower case. */
  readonly keys: readonly string[];
}

/** The people behind some signatures, in an order that does not depend on the order of the signatures. */
export interface People {
  readonly people: readonly Person[];
  /** The position in `people`. Only for signatures that were passed. */
  readonly indexOf: (signature: Signature) => number;
}

/**
 * Joins signatures with the same address, then those with the same name: `.mailmap` has been applied to them before. Names
 * and addresses that a fresh machine has, such as `root@localhost`, join nobody.
 */
export function peopleOf(signatures: Iterable<Signature>): People {
  const counts = new Map<string, { readonly signature: Signature; count: number }>();
  for (const signature of signatures)
    getOrInsert(counts, keyOf(signature), () => ({ signature, count: 0 })).count++;
  const groups = new Groups();
  for (const { signature } of counts.values()) {
    const own = `signature ${keyOf(signature)}`;
    const [address, name] = [addressKey(signature.email), nameKey(signature.name)];
    groups.join(own, own);
    if (address !== undefined) groups.join(own, `address ${address}`);
    if (name !== undefined) groups.join(own, `name ${name}`);
  }
  const members = new Map<string, { readonly signature: Signature; readonly count: number }[]>();
  for (const [key, one] of counts) getOrInsert(members, groups.first(`signature ${key}`), () => []).push(one);
  const people = [...members]
    .map(([first, ones]) => ({ first, person: personOf(ones) }))
    .sort((one, other) => compared(sortKey(one.person), sortKey(other.person)));
  const positions = new Map(people.map(({ first }, position) => [first, position]));
  return {
    people: people.map(({ person }) => person),
    indexOf: (signature) => positions.get(groups.first(`signature ${keyOf(signature)}`)) ?? -1,
  };
}

/** Sorts by code units, which is the same on every machine. */
export function compared(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function keyOf({ name, email }: Signature): string {
  return `${name}\0${email}`;
}

function sortKey({ name, keys }: Person): string {
  return [name.toLowerCase(), name, ...keys].join('\0');
}

/** An account counts as the same address, whatever number is before it. */
function addressKey(email: string): string | undefined {
  const address = email.trim().toLowerCase();
  return address === '' || isNobodys(address) ? undefined : (noreplyHandle(address) ?? address);
}

function nameKey(name: string): string | undefined {
  const words = withoutAgent(name).normalize('NFKC').toLowerCase();
  return words === '' || nobodysNames.has(words) ? undefined : words;
}

/** Aider adds itself to the name of the author (https://aider.chat/docs/git.html). */
function withoutAgent(name: string): string {
  return name
    .replace(/\(aider\)\s*$/i, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Addresses of machines and of examples. */
function isNobodys(address: string): boolean {
  return (
    !address.includes('@') ||
    /@(?:localhost|.*\.(?:local|localdomain|internal|lan|example)|(?:.*\.)?example\.(?:com|net|org)|\(none\))$/.test(
      address,
    ) ||
    /^(?:root|you|user|your?[._-]?e?mail|none|unknown|noreply|no-reply)@/.test(address)
  );
}

const nobodysNames: ReadonlySet<string> = new Set([
  ...['root', 'user', 'username', 'your name', 'name', 'unknown', 'none', 'nobody', 'anonymous', 'admin'],
  ...['administrator', 'developer', 'dev', 'ubuntu', 'vagrant', 'test', 'git', 'me', '(no author)'],
]);

/**
 * Whether a name, such as the part of an address before the `@`, is that of a fresh machine or of a role, so that anybody
 * can have it. In any case. The roles are those of https://www.rfc-editor.org/rfc/rfc2142, and others like them.
 */
export function isSharedName(name: string): boolean {
  const word = name.trim().toLowerCase();
  return nobodysNames.has(word) || roleNames.has(word);
}

const roleNames: ReadonlySet<string> = new Set([
  ...['info', 'marketing', 'sales', 'support', 'abuse', 'noc', 'security', 'postmaster', 'hostmaster'],
  ...['usenet', 'news', 'webmaster', 'www', 'uucp', 'ftp'],
  ...[
    'contact',
    'hello',
    'help',
    'mail',
    'email',
    'office',
    'team',
    'staff',
    'service',
    'noreply',
    'no-reply',
  ],
  ...[
    'developers',
    'devel',
    'devops',
    'github',
    'gitlab',
    'build',
    'bot',
    'owner',
    'maintainer',
    'maintainers',
  ],
  ...['ops', 'release', 'system', 'tech', 'work', 'code', 'engineering', 'opensource', 'open-source', 'oss'],
]);

function personOf(ones: readonly { readonly signature: Signature; readonly count: number }[]): Person {
  const names = new Map<string, number>();
  for (const { signature, count } of ones) {
    const name = withoutAgent(signature.name);
    if (nameKey(name) !== undefined) names.set(name, (names.get(name) ?? 0) + count);
  }
  const [best] = [...names].sort(
    ([name, count], [other, otherCount]) => otherCount - count || compared(name, other),
  );
  const emails = [...new Set(ones.map(({ signature }) => signature.email))].sort(compared);
  const handles = emails.flatMap((email) => noreplyHandle(email) ?? []);
  const name = best?.[0] ?? emails.find((email) => email !== '') ?? 'unknown';
  return {
    name,
    handle: handles[0],
    keys: [...new Set([...emails, ...handles].map((key) => key.toLowerCase()))].sort(compared),
  };
}

/** Sets that are joined (union-find). */
class Groups {
  readonly #above = new Map<string, string>();

  join(one: string, other: string): void {
    const [first, second] = [this.first(one), this.first(other)];
    this.#above.set(second, first);
  }

  /** The member that stands for all. */
  first(one: string): string {
    let first = one;
    for (let above = this.#above.get(first); above !== undefined && above !== first;) {
      first = above;
      above = this.#above.get(first);
    }
    if (first !== one) this.#above.set(one, first);
    return first;
  }
}
