import { useRouter } from '@tarojs/taro';
import { SignedIn } from '@shared/screens/SignedIn';
import { Order } from './Order';

export default function OrderPage() {
  const id = Number(useRouter().params.id);
  return <SignedIn>{() => <Order key={id} id={id} />}</SignedIn>;
}
