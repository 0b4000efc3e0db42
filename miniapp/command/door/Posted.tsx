import type { ReactNode } from 'react';
import type { PersonView } from '@contract/identity/identity.api';
import { Empty } from '@shared/ui/Empty';
import { Page } from '@shared/ui/Page';
import { Greeting } from '../person/Greeting';
import { Staffed } from './Staffed';

/** An administrator's posts stay with the console: the server gives none of them to a phone. */
const NO_POST = {
  title: '您在手机上没有岗位',
  words:
    '系统、安全、审计管理员不经办案件，请用电脑登录业务后台。其他同事如果岗位到期或有调动，请联系系统管理员。',
  icon: 'inbox',
} as const;

/** The door of what lists cases: whoever holds no post here is told why there are none, and what to do. */
export function Posted({ children }: { children: (person: PersonView) => ReactNode }) {
  return (
    <Staffed>
      {(person) => (person.posts.length === 0 ? <NoPost person={person} /> : children(person))}
    </Staffed>
  );
}

function NoPost({ person }: { person: PersonView }) {
  return (
    <Page>
      <Greeting person={person} />
      <Empty {...NO_POST} />
    </Page>
  );
}
