import { Button } from 'antd';
import type { BulkStep } from '../bulk-steps';

interface SelectionBarProps {
  count: number;
  steps: BulkStep[];
  onStep: (step: BulkStep) => void;
  onClear: () => void;
}

export function SelectionBar({ count, steps, onStep, onClear }: SelectionBarProps) {
  if (count === 0) return null;
  return (
    <div className="selection-bar" role="toolbar" aria-label="批量办理">
      <strong>已选 {count} 件</strong>
      {steps.map((step) => (
        <Button key={step.action} onClick={() => onStep(step)}>
          批量{step.label}
        </Button>
      ))}
      <Button type="text" onClick={onClear}>
        取消选择
      </Button>
    </div>
  );
}
