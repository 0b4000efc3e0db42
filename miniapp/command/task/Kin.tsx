import type { CaseView } from '@contract/case/case.api';
import { Row, Rows } from '@shared/ui/Row';
import { openCase } from '../case/open-page';

/** The cases it was merged with. */
export function Kin({ view: { merged, mergedInto } }: { view: CaseView }) {
  if (!mergedInto && merged.length === 0) return null;
  return (
    <Rows>
      {mergedInto && <Row icon="list" title={`已并入 ${mergedInto}`} onTap={() => openCase(mergedInto)} />}
      {merged.map((no) => (
        <Row key={no} icon="list" title={`${no} 并入此件`} onTap={() => openCase(no)} />
      ))}
    </Rows>
  );
}
