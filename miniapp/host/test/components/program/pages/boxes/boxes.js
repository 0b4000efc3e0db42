const hearing = require('../../hearing');

Page(
  hearing({
    data: {
      src: '/pics/wide.png',
      mode: 'widthFix',
      words: 'a b',
      percent: 30,
      html: '<b>bold</b><script>window.bad = 1</script><p style="color: red">red</p>',
      nodes: [
        { name: 'div', attrs: { class: 'made' }, children: [{ type: 'text', text: 'x &lt; y' }] },
        { name: 'iframe', children: [] },
      ],
    },
  }),
);
