/** The texts of another language by the English ones; empty for English. */
let translations: ReadonlyMap<string, string> = new Map();

/**
 * Sets the language of everything that `t` says from now on, once at the start: a bundle as VS Code reads it from
 * `l10n/`, undefined for English. Its texts have the places `{0}`, `{1}`… of the English ones.
 */
export function translateBy(bundle: Readonly<Record<string, string>> | undefined): void {
  translations = new Map(Object.entries(bundle ?? {}));
}

/** A text of the schema in the language of people. */
export function translated(text: string): string {
  return translations.get(text) ?? text;
}

/** A text for people in their language; `{0}` stands for the first of the values. The core's `vscode.l10n.t`. */
export function t(message: string, ...values: readonly (string | number)[]): string {
  return (translations.get(message) ?? message).replace(/\{(\d+)\}/g, (place, index: string) =>
    String(values[Number(index)] ?? place),
  );
}
