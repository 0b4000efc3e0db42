import { SignedIn } from '@shared/screens/SignedIn';
import { ReportForm } from './ReportForm';

export default function Report() {
  return <SignedIn>{(person) => <ReportForm key={person.id} personId={person.id} />}</SignedIn>;
}
