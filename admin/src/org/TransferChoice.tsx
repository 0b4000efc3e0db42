import { POSTS, type Post } from '@contract/identity/identity.api';
import { POST_UNITS, type StaffView } from '@contract/staff/staff.api';
import { Button, Checkbox, Select, Tag } from 'antd';
import { useState } from 'react';
import { UnitPicker } from './UnitPicker';

export interface Choice {
  /** Ids of postings. */
  leave: number[];
  take: { post: Post; unitId: number; unitName: string }[];
  successorId?: number;
}

interface TransferChoiceProps {
  person: StaffView;
  choice: Choice;
  onChoice: (choice: Choice) => void;
}

const CHOICES = Object.entries(POSTS).map(([value, label]) => ({ value, label }));

/** Which posts are given up, and which are taken. */
export function TransferChoice({ person, choice, onChoice }: TransferChoiceProps) {
  const [post, setPost] = useState<Post>();
  const [unit, setUnit] = useState<{ id: number; name: string }>();
  const add = () => {
    if (!post || !unit) return;
    onChoice({ ...choice, take: [...choice.take, { post, unitId: unit.id, unitName: unit.name }] });
    setUnit(undefined);
  };
  return (
    <>
      <h3>交出的岗位</h3>
      {/* Each its own: a group of antd's hears a tap only once its options have been counted. */}
      <div className="transfer-leave" role="group" aria-label="交出的岗位">
        {person.postings
          .filter(({ state }) => state !== 'over')
          .map(({ id, unit: at, label }) => (
            <Checkbox
              key={id}
              checked={choice.leave.includes(id)}
              onChange={({ target }) =>
                onChoice({
                  ...choice,
                  leave: target.checked
                    ? [...choice.leave, id]
                    : choice.leave.filter((other) => other !== id),
                })
              }
            >
              {at.name} · {label}
            </Checkbox>
          ))}
      </div>
      <h3>新任的岗位</h3>
      <p className="staff-charges">
        {choice.take.length === 0 ? <small>不选就只交出，不任新岗</small> : null}
        {choice.take.map((each) => (
          <Tag
            key={`${each.post}-${each.unitId}`}
            closable
            onClose={() => onChoice({ ...choice, take: choice.take.filter((other) => other !== each) })}
          >
            {each.unitName} · {POSTS[each.post]}
          </Tag>
        ))}
      </p>
      <div className="transfer-add">
        <Select
          showSearch
          optionFilterProp="label"
          aria-label="新岗位"
          placeholder="岗位"
          options={CHOICES}
          value={post}
          onChange={(chosen: Post) => {
            setPost(chosen);
            setUnit(undefined);
          }}
        />
        <UnitPicker
          key={post}
          aria-label="新单位"
          value={unit?.id}
          {...(post ? { kinds: POST_UNITS[post] } : {})}
          {...(unit ? { current: unit } : {})}
          onChange={(id, name) => setUnit(id === undefined ? undefined : { id, name: name ?? '' })}
        />
        <Button onClick={add} disabled={!post || !unit}>
          加入
        </Button>
      </div>
    </>
  );
}
