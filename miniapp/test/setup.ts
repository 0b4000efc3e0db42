import '@testing-library/jest-dom';
import { phone } from './stubs/phone';

beforeEach(() => phone.reset());
