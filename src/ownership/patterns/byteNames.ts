import { hasBytesAt, utf8Of } from '../../text/utf8.ts';

/** Finds one of some names by its bytes. */
export type ByteNames = (bytes: Uint8Array, start: number, end: number) => string | undefined;

/** Differs in each process, so that nobody can choose names that all have the same hash. */
const seed = Math.trunc(Math.random() * 2 ** 31);

/** Indexes names by a hash of their bytes, so that other names need not become strings. */
export function byteNames(names: Iterable<string>): ByteNames {
  // UTF-8 has no lone surrogates, so no file has such a name.
  const all = [...new Set(names)].filter((name) => !/\p{Surrogate}/u.test(name));
  const encoded = all.map(utf8Of);
  let size = 16;
  while (size < 4 * all.length) size *= 2;
  const hashes = Int32Array.from(encoded, (bytes) => hashOf(bytes, 0, bytes.length));
  const slots = new Int32Array(size).fill(-1);
  for (const [number, hash] of hashes.entries()) {
    let slot = hash & (size - 1);
    while (slots[slot] !== -1) slot = (slot + 1) & (size - 1);
    slots[slot] = number;
  }
  return (bytes, start, end) => {
    const hash = hashOf(bytes, start, end);
    for (let slot = hash & (size - 1); ; slot = (slot + 1) & (size - 1)) {
      const number = slots[slot] ?? -1;
      if (number < 0) return undefined;
      if (hashes[number] !== hash) continue;
      const name = encoded[number];
      if (name?.length === end - start && hasBytesAt(bytes, start, name)) return all[number];
    }
  };
}

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv), with its high bits mixed into the low ones. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = seed;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}
