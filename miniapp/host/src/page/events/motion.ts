import { dispatch, nodeAround } from './dispatch';

/** The events of CSS that WeChat hands to programs, all of them bubbling. */
const MOTIONS = ['animationstart', 'animationiteration', 'animationend', 'transitionend'] as const;

export function listenToMotion(root: Document): void {
  for (const type of MOTIONS) {
    root.addEventListener(type, (event) => {
      const node = nodeAround(event.target instanceof Element ? event.target : null);
      if (node) dispatch(node, type, { elapsedTime: event.elapsedTime });
    });
  }
}
