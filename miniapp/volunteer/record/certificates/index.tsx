import { SignedIn } from '@shared/screens/SignedIn';
import { Certificates } from './Certificates';

export default function CertificatesPage() {
  return <SignedIn>{(person) => <Certificates key={person.id} personId={person.id} />}</SignedIn>;
}
