interface BarProps {
  value: number;
  of: number;
  tone?: 'ink' | 'red' | 'sand';
}

/** A plain bar; the number itself stands beside it in text. */
export function Bar({ value, of, tone = 'ink' }: BarProps) {
  const share = of > 0 ? Math.min(1, value / of) : 0;
  return (
    <span className="bar" aria-hidden="true">
      <span
        className={`bar-fill bar-${tone}`}
        style={{ width: `${Math.max(share * 100, value > 0 ? 1 : 0)}%` }}
      />
    </span>
  );
}
