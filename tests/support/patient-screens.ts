import { configure } from '@testing-library/react';

// On a busy machine the first screen of a file, whose parts load late, can take seconds.
configure({ asyncUtilTimeout: 20_000 });
