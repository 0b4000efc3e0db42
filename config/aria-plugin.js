// Taro's weapp templates pass no aria attributes on; without these a screen reader in WeChat hears nothing of them.
const ARIA = { 'aria-role': '', 'aria-label': '', 'aria-hidden': '' };

module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return;
      const named = ['View', 'Text', 'Button', 'Image', 'Input', 'Textarea'].map((name) => [name, ARIA]);
      platform.template.mergeComponents(ctx, Object.fromEntries(named));
    },
  });
};
