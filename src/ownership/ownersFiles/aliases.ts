import type { MapEntry } from '../../parse/tree.ts';
import { allOf, quoted } from '../../text/sentence.ts';
import { YamlReader, type OwnersSource } from './ownersFile.ts';
import type { FileNote } from './note.ts';

/** Groups of users, by name in lower case. */
export type Aliases = ReadonlyMap<string, Alias>;

export interface Alias {
  /** As written. */
  readonly name: string;
  readonly line: number;
  /** Users, as written without `@`. */
  readonly members: readonly string[];
}

export interface ReadAliases {
  readonly aliases: Aliases;
  readonly errors: readonly FileNote[];
}

/**
 * Reads an OWNERS_ALIASES file. Names are the same in any case. A member that is an alias itself is an error: Prow takes
 * it for a user, so its members cannot approve.
 * https://github.com/kubernetes-sigs/prow/blob/main/pkg/repoowners/repoowners.go (`ParseAliasesConfig`, `ExpandAliases`)
 */
export function readAliases(source: OwnersSource): ReadAliases {
  const reader = new AliasesReader(source);
  const aliases = reader.aliases();
  return { aliases, errors: reader.errors };
}

class AliasesReader extends YamlReader {
  protected override readonly expected = 'Write "aliases:", and below it, a list of users for each name.';

  aliases(): Aliases {
    const found = new Map<string, Alias>();
    const root = this.root();
    const entry = root && this.entriesOf(root).find(({ key }) => key.name.toLowerCase() === 'aliases');
    if (entry === undefined || (entry.value.kind === 'scalar' && entry.value.value === null)) return found;
    if (entry.value.kind !== 'map') {
      this.error(entry.value.span, `"aliases" is not a map. ${this.expected}`);
      return found;
    }
    const lines = new Map<string, ReadonlyMap<string, number>>();
    for (const alias of this.entriesOf(entry.value)) {
      const { name, span } = alias.key;
      const members = this.#members(alias);
      const key = name.replace(/^@/, '').toLowerCase();
      const line = this.lineOf(span);
      if (found.has(key))
        this.error(span, `Alias ${quoted(name)} occurs twice. Names are the same in any case.`);
      found.set(key, { name, line, members: members.map((member) => member.name) });
      lines.set(key, new Map(members.map((member) => [member.name.toLowerCase(), member.line])));
    }
    for (const [key, own] of lines) this.#checkNested(key, own, found);
    return found;
  }

  /** The users of an alias: a list, or the keys of a map such as `{ ana, bo }`. */
  #members(alias: MapEntry): { readonly name: string; readonly line: number }[] {
    const { value } = alias;
    const written =
      value.kind === 'map'
        ? value.entries.map(({ key }) => ({ text: key.name, span: key.span }))
        : this.stringsOf(alias);
    const members = new Map(
      written.map(({ text, span }) => [
        text.replace(/^@/, '').trim().toLowerCase(),
        { name: text.replace(/^@/, '').trim(), line: this.lineOf(span) },
      ]),
    );
    members.delete('');
    return [...members.values()];
  }

  #checkNested(key: string, members: ReadonlyMap<string, number>, aliases: Aliases): void {
    const nameOf = (alias: string): string => quoted(aliases.get(alias)?.name ?? alias);
    for (const [member, line] of members) {
      if (!aliases.has(member)) continue;
      const circle = circleFrom(member, key, aliases);
      this.errors.push({
        file: this.source.path,
        line,
        message:
          circle === undefined
            ? `Alias ${nameOf(key)} contains the alias ${nameOf(member)}, which Prow does not expand. List its users instead.`
            : circle.length === 0
              ? `Alias ${nameOf(key)} contains itself. Rename it, or remove this line.`
              : `Aliases ${allOf([key, ...circle].map(nameOf))} contain each other. List users instead.`,
      });
    }
  }
}

/** The aliases on the way from one to another, the first one included; undefined if there is no way. */
function circleFrom(from: string, to: string, aliases: Aliases): readonly string[] | undefined {
  if (from === to) return [];
  const ways = new Map<string, readonly string[]>([[from, [from]]]);
  for (const [alias, way] of ways)
    for (const member of aliases.get(alias)?.members ?? []) {
      const next = member.toLowerCase();
      if (next === to) return way;
      if (aliases.has(next) && !ways.has(next)) ways.set(next, [...way, next]);
    }
  return undefined;
}
