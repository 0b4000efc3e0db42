import { useRouter } from '@tarojs/taro';
import { SignedIn } from '@shared/screens/SignedIn';
import { Article } from './Article';

export default function ArticlePage() {
  const { params } = useRouter();
  return <SignedIn>{() => <Article id={Number(params.id ?? 0)} />}</SignedIn>;
}
