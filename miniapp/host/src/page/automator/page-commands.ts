import { at, onTheWire } from '../json-copy';
import { callMethod } from './element-commands';
import type { Elements } from './elements';
import { fields, list, optionalText, text, texts, type Commands } from './params';

export function pageCommands(elements: Elements): Commands {
  return {
    'Page.getElement': (params) => elements.one(elements.page(params).element, params),
    'Page.getElements': (params) => ({ elements: elements.all(elements.page(params).element, params) }),
    'Page.getElementByXpath': (params) => {
      const [first] = elements.byXpath(elements.page(params).element, params);
      if (!first) throw new Error(`no such element: ${text(params, 'selector')}`);
      return first;
    },
    'Page.getElementsByXpath': (params) => ({
      elements: elements.byXpath(elements.page(params).element, params),
    }),
    'Page.getData': (params) => ({
      data: onTheWire(at(elements.page(params).caller['data'], optionalText(params, 'path'))),
    }),
    'Page.setData': (params) =>
      callMethod(elements.page(params).caller, 'setData', [fields(params, 'data')]).then(() => ({})),
    'Page.callMethod': (params) =>
      callMethod(elements.page(params).caller, text(params, 'method'), list(params, 'args')),
    'Page.getWindowProperties': (params) => ({
      properties: texts(params, 'names').map((name) => onTheWire(at(window, name))),
    }),
  };
}
