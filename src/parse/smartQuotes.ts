import { withoutOddBlanks } from './blanks.ts';

/** Quotation marks that YAML reads as letters, as word processors, chats, and many keyboards write them. */
const marks =
  '\\u00ab\\u00bb\\u2018-\\u201f\\u2032-\\u2036\\u2039\\u203a\\u300c-\\u300f\\u301d-\\u301f\\uff02\\uff07\\uff62\\uff63';
const any = new RegExp(`[${marks}]`);
const start = new RegExp(`^["'\\s]*[${marks}]["'${marks}]*`);
const end = new RegExp(`["'${marks}]*[${marks}]["'\\s]*$`);

/** Whether a text has a quotation mark that is a letter to YAML. */
export function hasSmartQuote(text: string): boolean {
  return any.test(text);
}

/** Whether a text starts and ends with such a mark. */
export function isInSmartQuotes(text: string): boolean {
  return marksAtStart(text) !== '' && marksAtEnd(text) !== '' && text.trim().length > 1;
}

/** Whether a text starts and ends with such a mark, or has only one, at its start or end. */
export function touchesSmartQuote(text: string): boolean {
  if (!any.test(text)) return false;
  const inner = withoutMarks(text);
  return isInSmartQuotes(text) || (inner !== text && !any.test(inner));
}

/** A text without such marks, and without other quotation marks and blanks, at its ends. */
export function withoutSmartQuotes(text: string): string {
  return withoutOddBlanks(withoutMarks(text));
}

/** The first of these marks at an end of a text. */
export function smartQuoteIn(text: string): string {
  return any.exec(marksAtStart(text) || marksAtEnd(text))?.[0] ?? '';
}

function withoutMarks(text: string): string {
  const rest = text.slice(marksAtStart(text).length);
  return rest.slice(0, rest.length - marksAtEnd(rest).length);
}

function marksAtStart(text: string): string {
  return start.exec(text.slice(0, 100))?.[0] ?? '';
}

function marksAtEnd(text: string): string {
  return end.exec(text.slice(-100))?.[0] ?? '';
}
