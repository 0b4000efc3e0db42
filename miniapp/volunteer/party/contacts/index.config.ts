export default definePageConfig({ navigationBarTitleText: '双联系' });
