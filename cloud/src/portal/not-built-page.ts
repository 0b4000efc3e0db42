/** Shown instead of a program or the console while it is being built; looks again by itself. */
export const NOT_BUILT_PAGE = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta http-equiv="refresh" content="5" />
    <title>正在准备</title>
  </head>
  <body style="font: 18px/1.7 system-ui, sans-serif; color: #23313a; display: grid; place-items: center; min-height: 90vh; margin: 0 24px">
    <p>这一部分还在编译，好了会自己打开。<br />没有在编译？请在终端运行 <code>npm run build</code>。</p>
  </body>
</html>
`;
