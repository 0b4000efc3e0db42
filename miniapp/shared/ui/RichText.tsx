import { useMemo, type ReactNode } from 'react';
import { Image, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { fromOrigin } from './origin';
import { openLink } from './open-link';
import { richNodes, type RichElement, type RichNode } from './rich-nodes';
import { spoken } from './spoken';
import './RichText.scss';

/** An article’s body, drawn by ourselves: it grows with large type, and nothing in it can run. */
export function RichText({ html }: { html: string }) {
  const nodes = useMemo(() => richNodes(html), [html]);
  const pictures = useMemo(() => picturesIn(nodes).map(fromOrigin), [nodes]);
  const draw = (node: RichNode, index: number): ReactNode =>
    node.tag === 'text' ? <Text key={index}>{node.words}</Text> : drawElement(node, index);
  const drawElement = (element: RichElement, index: number): ReactNode => {
    const { tag, href, src, alt, children } = element;
    const inside = children.map(draw);
    switch (tag) {
      case 'br':
        return <Text key={index}>{'\n'}</Text>;
      case 'hr':
        return <View key={index} className="rich__rule" />;
      case 'img':
        return src === undefined ? null : (
          <Image
            key={index}
            className="rich__picture"
            mode="widthFix"
            lazyLoad
            src={fromOrigin(src)}
            onClick={() => void Taro.previewImage({ urls: pictures, current: fromOrigin(src) })}
            {...spoken('button', `${alt ?? '文章图片'}，点开看大图`)}
          />
        );
      case 'a':
        return href === undefined ? (
          <Text key={index}>{inside}</Text>
        ) : (
          <Text key={index} className="rich__link" onClick={() => openLink(href)} {...spoken('link')}>
            {inside}
          </Text>
        );
      case 'strong':
      case 'em':
      case 'u':
      case 's':
        return (
          <Text key={index} className={`rich__${tag}`}>
            {inside}
          </Text>
        );
      case 'ul':
      case 'ol':
        return (
          <View key={index} className="rich__list">
            {children.map((item, at) => (
              <View key={at} className="rich__item">
                <View className="rich__mark">{tag === 'ol' ? `${at + 1}.` : '•'}</View>
                <View className="rich__words">{draw(item, at)}</View>
              </View>
            ))}
          </View>
        );
      default:
        return (
          <View
            key={index}
            className={`rich__${tag}`}
            {...(tag === 'h2' || tag === 'h3' ? spoken('heading') : {})}
          >
            {inside}
          </View>
        );
    }
  };
  return <View className="rich">{nodes.map(draw)}</View>;
}

const picturesIn = (nodes: readonly RichNode[]): string[] =>
  nodes.flatMap((node) =>
    node.tag === 'text' ? [] : [...(node.src ? [node.src] : []), ...picturesIn(node.children)],
  );
