import { View } from '@tarojs/components';
import type { OrderView } from '@contract/volunteer/volunteer.api';
import { Row, Rows } from '@shared/ui/Row';
import { spoken } from '@shared/ui/spoken';
import type { HelperAction } from './use-order';
import './order.scss';

interface HelpersProps {
  view: OrderView;
  onHelper: (action: HelperAction & { name: string }) => void;
}

/** Who comes, or came, as the server names them; what may be done about one stands beside the name. */
export function Helpers({ view: { activity, helpers }, onHelper }: HelpersProps) {
  if (!activity) return null;
  return (
    <View className="helpers">
      <View className="heading helpers__head" {...spoken('heading')}>
        谁来帮忙
      </View>
      <Rows>
        <Row icon="flag" title={activity.title} words={activity.stateLabel} />
        {helpers.length === 0 && <Row icon="people" title="正在招募志愿者" words="有人接单就显示在这里" />}
        {helpers.map(({ claimId, name, actions }) => (
          <Row
            key={claimId}
            icon="person"
            title={name}
            words="志愿者"
            end={actions.map((action) => (
              <View
                key={action.action}
                className="helpers__action"
                onClick={() => onHelper({ ...action, claimId, name })}
                {...spoken('button', `${action.label}${name}`)}
              >
                {action.label}
              </View>
            ))}
          />
        ))}
      </Rows>
    </View>
  );
}
