import { Me as MeScreen } from '@shared/screens/Me';

export default function Me() {
  return <MeScreen />;
}
