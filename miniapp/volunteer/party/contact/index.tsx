import { useRouter } from '@tarojs/taro';
import { SignedIn } from '@shared/screens/SignedIn';
import { Contact } from './Contact';

export default function ContactPage() {
  const { params } = useRouter();
  return <SignedIn>{(person) => <Contact key={person.id} id={Number(params.id ?? 0)} />}</SignedIn>;
}
