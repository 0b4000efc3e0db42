import '../case.css';
import { ArrowLeftOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { messageOf } from '../../app/http';
import { LoadFailed, LoadingRows } from '../../ui/Waiting';
import { useCase } from '../case-cache';
import { useCaseSteps } from '../use-case-steps';
import { CaseDetail } from './CaseDetail';
import { CaseHead } from './CaseHead';

/** One case on its own page. */
export function CasePage() {
  const { no = '' } = useParams();
  const go = useNavigate();
  const shown = useCase(no);
  const steps = useCaseSteps();
  return (
    <div className="case-page">
      <div className="case-page-tools">
        <Button type="text" icon={<ArrowLeftOutlined />} onClick={() => void go(-1)}>
          返回
        </Button>
        <Button
          type="text"
          icon={<ReloadOutlined />}
          loading={shown.isFetching}
          onClick={() => void shown.refetch()}
        >
          刷新
        </Button>
      </div>
      {shown.data ? (
        <>
          <CaseHead key={no} view={shown.data} steps={steps} />
          <CaseDetail view={shown.data} layout="page" />
        </>
      ) : shown.isError ? (
        <LoadFailed
          failed={messageOf(shown.error)}
          onRetry={() => void shown.refetch()}
          retrying={shown.isFetching}
        />
      ) : (
        <LoadingRows rows={4} />
      )}
      {steps.dialog}
    </div>
  );
}
