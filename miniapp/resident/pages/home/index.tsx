import { useRefreshOnReturn } from '@shared/hooks/on-return';
import { useOnline } from '@shared/hooks/online';
import { useSession } from '@shared/hooks/session';
import { Page } from '@shared/ui/Page';
import { go } from '../../case/go';
import { useMyCases } from '../../case/my-cases';
import { useEntryDecided } from '../../door/entry';
import { PrivacySheet } from '@shared/screens/privacy/PrivacySheet';
import { useUnreadBadge } from '../../subscribe/unread';
import { Around } from './Around';
import { HelpEntry } from './HelpEntry';
import { RecentCases } from './RecentCases';
import { ReportButton } from './ReportButton';
import { Waiting } from './Waiting';
import './home.scss';

const RECENT = 3;

export default function Home() {
  const { person } = useSession();
  const recent = useMyCases(person?.id, RECENT);
  useRefreshOnReturn(recent.refresh);
  useOnline(() => void (recent.error && recent.refresh()));
  const entered = useEntryDecided();
  useUnreadBadge();
  return (
    <Page>
      <ReportButton onTap={go.report} />
      {person && <Waiting personId={person.id} />}
      <HelpEntry onTap={go.help} />
      {person && <RecentCases personId={person.id} list={recent} />}
      {entered && !recent.loading && <Around signedIn={person ? 'yes' : 'no'} />}
      <PrivacySheet />
    </Page>
  );
}
