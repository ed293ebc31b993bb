const encoder = new TextEncoder();
/** Keeps a byte order mark, which can be part of a name. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of UTF-8 bytes; bytes that are invalid become `\uFFFD`. Quick for short ASCII texts, such as names. */
export function textOfUtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) return decoder.decode(bytes.subarray(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
}

/** A text as UTF-8; a lone surrogate becomes `\uFFFD`. */
export function utf8Of(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Whether bytes contain other bytes at a position. */
export function hasBytesAt(bytes: Uint8Array, at: number, other: Uint8Array): boolean {
  for (let offset = 0; offset < other.length; offset++)
    if (bytes[at + offset] !== other[offset]) return false;
  return true;
}
