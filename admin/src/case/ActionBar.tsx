import { Button } from 'antd';
import type { OfferedStep } from './step-refusal';

interface ActionBarProps {
  actions: OfferedStep[];
  busy: boolean;
  onTake: (step: OfferedStep) => void;
}

const ORDER = { main: 0, plain: 1, warn: 2 } as const;

/** The buttons the server offers this person for this case, and no others. */
export function ActionBar({ actions, busy, onTake }: ActionBarProps) {
  if (actions.length === 0) return <p className="no-actions">这一步不由您办理，可查看进展</p>;
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
