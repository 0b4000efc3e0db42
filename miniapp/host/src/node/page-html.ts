const FONT = `-apple-system, 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif`;

/** The telephone around the page: status bar, navigation bar, the page's own window, tab bar. */
export const SHELL_HTML = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title></title><style>
html,body{margin:0;height:100%;font-family:${FONT};overflow:hidden}
body{display:flex;flex-direction:column;height:100vh}
#navigation{display:none;flex:none;align-items:center;position:relative;justify-content:center;font-size:17px}
#back{position:absolute;left:8px;border:0;background:none;color:inherit;font-size:30px;line-height:1;min-width:32px}
#title{max-width:50%;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;font-weight:500}
#loading{display:none;width:14px;height:14px;margin-right:6px;border:2px solid currentColor;border-top-color:transparent;border-radius:50%}
#capsule{position:absolute;right:7px;width:87px;height:32px;border:1px solid #0002;border-radius:16px;box-sizing:border-box}
#webview{flex:1;min-height:0;width:100%;border:0;display:block}
#tabs{display:none;flex:none}
.tab{position:relative;flex:1;border:0;background:none;display:flex;flex-direction:column;align-items:center;justify-content:center;font-size:10px;gap:3px;padding:0}
.tab img{width:27px;height:27px}
.badge{position:absolute;top:2px;left:56%;min-width:8px;height:auto;padding:0 4px;border-radius:9px;background:#fa5151;color:#fff;font-style:normal}
</style><header id="navigation"><button id="back"></button><i id="loading"></i><span id="title"></span><i id="capsule"></i></header>
<iframe id="webview" name="webview" src="/__host/page"></iframe><nav id="tabs"></nav></html>`;

/** The window in which the pages are drawn. */
export const PAGE_HTML = `<!doctype html><html><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,user-scalable=no"><style>
html,body{margin:0;padding:0;height:100%}
html{font-family:${FONT};font-size:16px;line-height:1.4;-webkit-text-size-adjust:100%;-webkit-tap-highlight-color:transparent}
page{display:block;min-height:100%;position:relative}
[hidden]{display:none!important}
::-webkit-scrollbar{display:none}
.host-overlay{position:fixed;z-index:100000}
</style><body><script src="/__host/program.js"></script><script src="/__host/host.js"></script></body></html>`;
