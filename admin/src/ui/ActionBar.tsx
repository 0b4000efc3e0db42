import type { ActionView } from '@contract/flow';
import { Button } from 'antd';

interface ActionBarProps<Step extends ActionView> {
  actions: Step[];
  busy: boolean;
  /** What to say when nothing is offered; absent where nothing need be said. */
  none?: string;
  onTake: (step: Step) => void;
}

const ORDER = { main: 0, plain: 1, warn: 2 } as const;

/** The buttons the server offers this person for this thing, and no others. */
export function ActionBar<Step extends ActionView>(props: ActionBarProps<Step>) {
  const { actions, busy, none, onTake } = props;
  if (actions.length === 0) return none === undefined ? null : <p className="no-actions">{none}</p>;
  const sorted = [...actions].sort((one, other) => ORDER[one.tone] - ORDER[other.tone]);
  return (
    <div className="action-bar" role="toolbar" aria-label="可办理的事项">
      {sorted.map((step) => (
        <Button
          key={step.action}
          type={step.tone === 'main' ? 'primary' : 'default'}
          danger={step.tone === 'warn'}
          disabled={busy}
          onClick={() => onTake(step)}
        >
          {step.label}
        </Button>
      ))}
    </div>
  );
}
