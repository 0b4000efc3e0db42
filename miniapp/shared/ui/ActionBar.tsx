import { View } from '@tarojs/components';
import { BigButton } from './BigButton';
import './ActionBar.scss';

/** A button as the server gives it (`ActionView` of the contract, or one narrowed to a flow). */
export interface Action {
  action: string;
  label: string;
  form: string;
  tone: 'main' | 'plain' | 'warn';
}

interface ActionBarProps<A extends Action> {
  actions: readonly A[];
  onTake: (action: A) => void;
  /** The `action` under way; its button waits and the others are off. */
  taking?: string;
}

/** Draws what the server allows, in its order and its words, and nothing when it allows nothing. */
export function ActionBar<A extends Action>({ actions, onTake, taking }: ActionBarProps<A>) {
  if (actions.length === 0) return null;
  return (
    <View className="action-bar">
      {actions.map((each) => (
        <View key={each.action} className={`action-bar__button action-bar__button--${each.tone}`}>
          <BigButton
            label={each.label}
            tone={each.tone}
            busy={taking === each.action}
            disabled={taking !== undefined && taking !== each.action}
            onTap={() => onTake(each)}
          />
        </View>
      ))}
    </View>
  );
}
