import '../case.css';
import './desk.css';
import { BulkDialog } from '../BulkDialog';
import { DESK_BULK, TODO_BULK } from '../bulk-steps';
import { DeskPanes } from './DeskPanes';
import { DeskTop } from './DeskTop';
import type { Scope } from './desk-query';
import { KeyHelp } from './KeyHelp';
import { SelectionBar } from './SelectionBar';
import { ALL_BULK, useDesk } from './use-desk';

const BULK_OF: Record<Scope, typeof ALL_BULK> = {
  todo: ALL_BULK,
  desk: DESK_BULK,
  unit: TODO_BULK,
  red: DESK_BULK,
};

/** The dispatch desk: filters above, list and map side by side, the case under the cursor beside them. */
export function DeskPage() {
  const desk = useDesk();
  const { selection, bulk, setBulk } = desk;
  const endBulk = () => {
    setBulk(undefined);
    selection.clear();
  };
  return (
    <div className="desk">
      <DeskTop desk={desk} />
      <SelectionBar
        count={selection.nos.length}
        steps={BULK_OF[desk.query.scope]}
        onStep={setBulk}
        onClear={selection.clear}
      />
      <DeskPanes desk={desk} />
      {desk.steps.dialog}
      {bulk ? (
        <BulkDialog
          step={bulk}
          nos={selection.nos}
          onDone={() => void desk.cases.reload()}
          onClose={() => setBulk(undefined)}
          onRead={endBulk}
        />
      ) : null}
      <KeyHelp open={desk.help} onClose={() => desk.setHelp(false)} />
    </div>
  );
}
