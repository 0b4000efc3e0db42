import { useMemo } from 'react';
import { View } from '@tarojs/components';
import { spoken } from '../ui/spoken';
import { qrCode } from './qr-code';
import { qrPicture } from './qr-picture';
import './QrCode.scss';

interface QrCodeProps {
  /** At most 106 bytes. */
  text: string;
  /** What it is for, for those who cannot see it. */
  label: string;
}

/** A QR code as wide as its container, for another phone's camera. */
export function QrCode({ text, label }: QrCodeProps) {
  const picture = useMemo(() => qrPicture(qrCode(text)), [text]);
  return (
    <View className="qr" {...spoken('img', label)}>
      <View className="qr__picture" style={{ backgroundImage: `url("${picture}")` }} />
    </View>
  );
}
