import Taro from '@tarojs/taro';

/** Puts the number into the phone's dialler. What cannot call, such as a tablet, says the number. */
export async function callPhone(number: string): Promise<void> {
  try {
    await Taro.makePhoneCall({ phoneNumber: number });
  } catch (cause) {
    const says = typeof cause === 'object' && cause !== null && 'errMsg' in cause ? String(cause.errMsg) : '';
    if (says.includes('cancel')) return;
    console.warn('没有打开拨号', cause);
    await Taro.showToast({ title: `请手动拨打 ${number}`, icon: 'none', duration: 5000 });
  }
}
