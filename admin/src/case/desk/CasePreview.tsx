import { CloseOutlined, ExportOutlined } from '@ant-design/icons';
import type { CaseView } from '@contract/case/case.api';
import { Button } from 'antd';
import { messageOf } from '../../app/http';
import type { Steps } from '../../ui/use-steps';
import { LoadFailed, LoadingRows } from '../../ui/Waiting';
import { useCase } from '../case-cache';
import { CaseDetail } from '../page/CaseDetail';
import { CaseHead } from '../page/CaseHead';

interface CasePreviewProps {
  no: string;
  steps: Steps<CaseView>;
  onClose: () => void;
  onOpen: (no: string) => void;
}

/** The case under the cursor, whole, beside the list. */
export function CasePreview({ no, steps, onClose, onOpen }: CasePreviewProps) {
  const shown = useCase(no);
  return (
    <aside className="preview" aria-label={`案件 ${no}`}>
      <div className="preview-tools">
        <Button type="link" icon={<ExportOutlined />} onClick={() => onOpen(no)}>
          打开案件页
        </Button>
        <Button type="text" icon={<CloseOutlined />} aria-label="关闭预览" onClick={onClose} />
      </div>
      {shown.data ? (
        <>
          <CaseHead view={shown.data} steps={steps} />
          <CaseDetail view={shown.data} layout="panel" />
        </>
      ) : shown.isError ? (
        <LoadFailed
          failed={messageOf(shown.error)}
          onRetry={() => void shown.refetch()}
          retrying={shown.isFetching}
        />
      ) : (
        <LoadingRows rows={3} />
      )}
    </aside>
  );
}
