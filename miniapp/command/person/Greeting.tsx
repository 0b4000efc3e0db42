import Taro from '@tarojs/taro';
import type { PersonView } from '@contract/identity/identity.api';
import { TopLine } from '../ui/TopLine';
import { postsOf } from './duties';
import { useUnread } from './unread';

interface GreetingProps {
  person: PersonView;
  /** The page still waits for what it is for: the notices are asked for after it. */
  loading?: boolean;
}

/** Who is at work here, and the way to their notices. */
export function Greeting({ person, loading = false }: GreetingProps) {
  const unread = useUnread(loading ? 'loading' : 'there');
  return (
    <TopLine
      title={`${person.name}，您好`}
      words={postsOf(person)}
      unread={unread}
      onBell={() => void Taro.navigateTo({ url: '/inbox/index' })}
    />
  );
}
