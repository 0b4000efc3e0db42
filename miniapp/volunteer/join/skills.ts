import { SKILLS, type Skill } from '@contract/volunteer/activity.flow';

const isSkill = (key: string): key is Skill => key in SKILLS;

export const SKILL_CHOICES = Object.keys(SKILLS)
  .filter(isSkill)
  .map((skill) => ({ skill, label: SKILLS[skill] }));
