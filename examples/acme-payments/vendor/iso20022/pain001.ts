// Copied from iso20022-mini 2.1.0, unchanged. See LICENSE.

export function creditTransfer(endToEndId: string, iban: string, amount: string): string {
  const [value, currency] = amount.split(' ');
  return [
    '<CdtTrfTxInf>',
    `<PmtId><EndToEndId>${endToEndId}</EndToEndId></PmtId>`,
    `<Amt><InstdAmt Ccy="${currency}">${value}</InstdAmt></Amt>`,
    `<CdtrAcct><Id><IBAN>${iban}</IBAN></Id></CdtrAcct>`,
    '</CdtTrfTxInf>',
  ].join('');
}
