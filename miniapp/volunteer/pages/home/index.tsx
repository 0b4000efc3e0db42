import { SignedIn } from '@shared/screens/SignedIn';
import { NewsList } from '../../news/NewsList';

export default function Home() {
  return <SignedIn>{() => <NewsList />}</SignedIn>;
}
