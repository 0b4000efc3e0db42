import { View } from '@tarojs/components';
import type { Skill } from '@contract/volunteer/activity.flow';
import { spoken } from '@shared/ui/spoken';
import { SKILL_CHOICES } from './skills';

/** Any number of what one can do. */
export function Skills({
  chosen,
  onChange,
}: {
  chosen: readonly Skill[];
  onChange: (skills: Skill[]) => void;
}) {
  return (
    <View className="choices">
      {SKILL_CHOICES.map(({ skill, label }) => {
        const on = chosen.includes(skill);
        const next = on ? chosen.filter((each) => each !== skill) : [...chosen, skill];
        return (
          <View
            key={skill}
            className={`choices__one${on ? ' choices__one--on' : ''}`}
            onClick={() => onChange(next)}
            {...spoken('switch', on ? `${label}，已选` : label)}
            aria-checked={on ? 'true' : 'false'}
          >
            {label}
          </View>
        );
      })}
    </View>
  );
}
