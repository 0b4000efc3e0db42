import { useState } from 'react';
import type { Skill } from '@contract/volunteer/activity.flow';
import { volunteerApi, type VolunteerView } from '@contract/volunteer/volunteer.api';
import { messageOf } from '@shared/api/api-error';
import { api } from '@shared/api/request';

export interface JoinDraft {
  skills: Skill[];
  /** Four digits, or '' when it is not said. */
  birthYear: string;
  community?: { id: number; name: string };
  willing: boolean;
}

export interface JoinHook {
  draft: JoinDraft;
  change: (part: Partial<JoinDraft>) => void;
  busy: boolean;
  /** What is missing or was refused. */
  trouble?: string;
  save: () => Promise<VolunteerView | undefined>;
}

/** What a volunteer says of themselves; begun with what they said before. */
export function useJoin(before: VolunteerView | undefined): JoinHook {
  const [draft, setDraft] = useState<JoinDraft>(() => ({
    skills: before?.skills.map(({ skill }) => skill) ?? [],
    birthYear: before?.birthYear === undefined ? '' : String(before.birthYear),
    community: before?.community,
    willing: before !== undefined,
  }));
  const [now, setNow] = useState<{ busy: boolean; trouble?: string }>({ busy: false });
  const change = (part: Partial<JoinDraft>) => {
    setDraft((was) => ({ ...was, ...part }));
    setNow({ busy: false });
  };
  const save = async (): Promise<VolunteerView | undefined> => {
    const trouble = lackOf(draft);
    setNow({ busy: trouble === undefined, trouble });
    if (trouble !== undefined) return undefined;
    try {
      const { skills, birthYear, community } = draft;
      const year = birthYear === '' ? undefined : Number(birthYear);
      const view = await api(volunteerApi.join, { skills, birthYear: year, communityId: community?.id });
      setNow({ busy: false });
      return view;
    } catch (error) {
      setNow({ busy: false, trouble: messageOf(error) });
      return undefined;
    }
  };
  return { draft, change, ...now, save };
}

function lackOf({ birthYear, willing }: JoinDraft): string | undefined {
  if (birthYear !== '' && !/^(?:19|20)\d\d$/.test(birthYear))
    return '出生年份是四位数字，例如 1990；也可以不填';
  return willing ? undefined : '请先读一读志愿者约定，打开“我愿意”';
}
