export default definePageConfig({ navigationBarTitleText: '会议日历' });
