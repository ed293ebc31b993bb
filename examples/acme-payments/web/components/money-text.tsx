/** An amount as the merchant's bank shows it: a screen reader reads the currency too. */
export function MoneyText({ amount }: { amount: string }) {
  const [value, currency] = amount.split(' ');
  return (
    <span className="money">
      {value} <abbr title={`in ${currency}`}>{currency}</abbr>
    </span>
  );
}
