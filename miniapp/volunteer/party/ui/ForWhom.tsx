import type { PartyMineView } from '@contract/party/party-life.api';
import { Choices } from '@shared/ui/Choices';
import { Field } from '@shared/ui/Field';

interface ForWhomProps {
  mine: PartyMineView;
  /** The organisation spoken for; 0 for oneself. */
  value: number | undefined;
  error?: string;
  onChange: (orgUnitId: number) => void;
}

/** In whose name: as a member, or for an organisation one speaks for. */
export function ForWhom({ mine: { membership, runs }, value, error, onChange }: ForWhomProps) {
  const choices = [
    ...(membership ? [{ value: 0, label: '我本人' }] : []),
    ...runs.map(({ id, name }) => ({ value: id, label: name })),
  ];
  if (choices.length < 2) return null;
  return (
    <Field label="以谁的名义" required error={error}>
      <Choices rows choices={choices} value={value} onChange={onChange} />
    </Field>
  );
}

/** What was chosen, while it may be; who cannot choose need not. */
export function nameFor({ membership, runs }: PartyMineView, chosen: number | undefined): number | undefined {
  const names = [...(membership ? [0] : []), ...runs.map(({ id }) => id)];
  if (chosen !== undefined && names.includes(chosen)) return chosen;
  return names.length === 1 ? names[0] : undefined;
}
