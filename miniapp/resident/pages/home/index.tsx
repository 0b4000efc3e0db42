import { useSession } from '@shared/hooks/session';
import { Page } from '@shared/ui/Page';
import { go } from '../../case/go';
import { PrivacySheet } from '../../privacy/PrivacySheet';
import { useUnreadBadge } from '../../subscribe/unread';
import { Around } from './Around';
import { RecentCases } from './RecentCases';
import { ReportButton } from './ReportButton';
import { Waiting } from './Waiting';
import './home.scss';

export default function Home() {
  const { person } = useSession();
  useUnreadBadge();
  return (
    <Page>
      <ReportButton onTap={go.report} />
      {person && <Waiting personId={person.id} />}
      {person && <RecentCases personId={person.id} />}
      <Around signedIn={person ? 'yes' : 'no'} />
      <PrivacySheet />
    </Page>
  );
}
