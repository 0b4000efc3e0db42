const { join } = require('node:path');
const ARIA = require('./aria.json');

/**
 * Taro's weapp templates pass no aria attributes on; without these a screen reader in WeChat hears nothing of them.
 * Templates and runtime number the attributes of a component each by itself, so both must know of the same ones: where
 * only the template did, a button's hover class arrived as its aria-hidden.
 */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return;
      platform.template.mergeComponents(ctx, ARIA);
      platform.runtimePath = [platform.runtimePath, join(__dirname, 'aria-runtime.js')].flat();
    },
  });
};
