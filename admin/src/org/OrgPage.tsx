import './org.css';
import { Tabs } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { PageHead } from '../ui/PageHead';
import { useHolds } from './org-data';
import { Party } from './Party';
import { Sheets } from './Sheets';
import { StaffList } from './StaffList';
import { Units } from './Units';

/** Units, people, posts and the Party: read by administrators and leaders, changed by whoever's part it is. */
export function OrgPage() {
  const { part } = useParams();
  const go = useNavigate();
  const imports = [useHolds('systemAdmin'), useHolds('securityAdmin')].includes(true);
  const parts = [
    { key: 'units', label: '组织机构', children: <Units /> },
    { key: 'people', label: '人员与岗位', children: <StaffList /> },
    ...(imports ? [{ key: 'sheets', label: '导入', children: <Sheets /> }] : []),
    { key: 'party', label: '党组织与双报到', children: <Party /> },
  ];
  const shown = parts.find(({ key }) => key === part)?.key ?? 'units';
  return (
    <div className="org">
      <PageHead
        title="组织与人员"
        about="单位和人员由系统管理员维护，岗位由安全管理员授予；每一步都记入审计日志"
      />
      <Tabs
        activeKey={shown}
        items={parts}
        destroyOnHidden
        onChange={(key) => void go(`/org/${key}`, { replace: true })}
      />
    </div>
  );
}
