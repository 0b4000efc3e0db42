import Taro from '@tarojs/taro';
import { BigButton } from '@shared/ui/BigButton';
import { Page } from '@shared/ui/Page';

export default function Home() {
  return (
    <Page title="看到问题，拍一张">
      <BigButton
        icon="camera"
        label="我要上报"
        onTap={() => void Taro.navigateTo({ url: '/report/index' })}
      />
    </Page>
  );
}
