export default definePageConfig({ navigationBarTitleText: '居民心愿' });
