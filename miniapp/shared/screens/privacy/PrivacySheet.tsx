import { Button, View } from '@tarojs/components';
import { BigButton } from '../../ui/BigButton';
import { Sheet } from '../../ui/Sheet';
import { PrivacyWords } from './PrivacyWords';
import { AGREE_BUTTON, usePrivacy } from './privacy';
import { PRIVACY_SAYS } from './privacy-words';
import './PrivacySheet.scss';

interface PrivacySheetProps {
  /** Before the sign-in, or inside. */
  at?: 'door' | 'inside';
}

/** The consent; stands on every page from which something private may be asked for. */
export function PrivacySheet({ at = 'inside' }: PrivacySheetProps) {
  const says = PRIVACY_SAYS[PROGRAM.key];
  const { asking, agree, decline } = usePrivacy();
  return (
    // A place of its own: what stands before it is not sent to the view again when it opens and closes.
    <View>
      <Sheet
        title="用之前，请您看一看"
        open={asking}
        onClose={decline}
        footer={
          <View className="privacy__buttons">
            <AgreeButton onAgree={agree} />
            <BigButton label="先不同意" tone="plain" onTap={decline} />
          </View>
        }
      >
        <PrivacyWords />
        <View className="quiet">{at === 'door' ? says.outside : says.declined}</View>
      </Sheet>
    </View>
  );
}

function AgreeButton({ onAgree }: { onAgree: () => void }) {
  if (process.env.TARO_ENV !== 'weapp') return <BigButton label="同意并继续" onTap={onAgree} />;
  // WeChat counts as consent only a tap on this very kind of button.
  return (
    <Button
      id={AGREE_BUTTON}
      className="privacy__agree"
      openType="agreePrivacyAuthorization"
      onAgreePrivacyAuthorization={onAgree}
    >
      同意并继续
    </Button>
  );
}
