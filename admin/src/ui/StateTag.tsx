interface StateTagProps {
  label: string;
  supervised?: boolean;
}

/** The state in the server's own words; a supervised case bears a second mark. */
export function StateTag({ label, supervised }: StateTagProps) {
  return (
    <span className="state-tags">
      <span className="state-tag">{label}</span>
      {supervised ? <span className="state-tag state-tag-supervised">督办</span> : null}
    </span>
  );
}
