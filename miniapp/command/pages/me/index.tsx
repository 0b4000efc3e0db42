import Taro from '@tarojs/taro';
import { Me as MeScreen } from '@shared/screens/Me';
import { Row, Rows } from '@shared/ui/Row';
import { Staffed } from '../../door/Staffed';
import { runsVolunteering } from '../../person/duties';
import { PersonSwitch } from './PersonSwitch';
import { Sessions } from './Sessions';

const openActivities = (): void => void Taro.navigateTo({ url: '/activity/index' });

export default function Me() {
  return (
    <Staffed>
      {(person) => (
        <MeScreen>
          {runsVolunteering(person) && (
            <Rows>
              <Row
                icon="heart"
                title="志愿活动"
                words="出示签到码、核对名单、核实时长"
                onTap={openActivities}
              />
            </Rows>
          )}
          <PersonSwitch />
          <Sessions key={person.id} />
        </MeScreen>
      )}
    </Staffed>
  );
}
