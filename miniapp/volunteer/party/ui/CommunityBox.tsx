import { useState } from 'react';
import { View } from '@tarojs/components';
import { CommunitySheet } from '@shared/place/CommunitySheet';
import type { Community } from '@shared/place/communities';
import { Field } from '@shared/ui/Field';
import { PickBox } from '@shared/ui/PickBox';

interface CommunityBoxProps {
  label: string;
  community?: Community;
  error?: string;
  onChange: (community: Community) => void;
}

/** Which community; the list opens at a tap. */
export function CommunityBox({ label, community, error, onChange }: CommunityBoxProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Field label={label} required error={error}>
        <PickBox label={label} words={community?.name ?? '请选择社区'} onTap={() => setOpen(true)} />
      </Field>
      <View>
        {open && <CommunitySheet chosen={community?.id} onChoose={onChange} onClose={() => setOpen(false)} />}
      </View>
    </>
  );
}
