const hearing = require('../../hearing');

Page(
  hearing({
    data: {
      fruit: 1,
      range: [
        ['a', 'b'],
        ['a1', 'a2'],
      ],
      chosen: [0, 1],
      view: [0, 2],
    },
  }),
);
