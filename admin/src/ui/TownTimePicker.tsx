import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { asPicked, inTown } from './picked-time';

interface TownTimePickerProps {
  /** Filled by the form it stands in. */
  id?: string;
  /** ms since epoch. */
  value?: number;
  onChange?: (at: number | undefined) => void;
  placeholder?: string;
  /** Days before today cannot be chosen. */
  from?: 'today';
  'aria-label'?: string;
}

/** A day and a time in the town. */
export function TownTimePicker({ value, onChange, from, ...rest }: TownTimePickerProps) {
  return (
    <DatePicker
      {...rest}
      value={value === undefined ? null : asPicked(value)}
      onChange={(at: Dayjs | null) => onChange?.(at ? inTown(at) : undefined)}
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      disabledDate={from === 'today' ? (day: Dayjs) => day.isBefore(dayjs().startOf('day')) : undefined}
      style={{ width: '100%' }}
    />
  );
}
