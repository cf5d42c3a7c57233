import { inject } from 'vitest';
import { emulatorEnvironment } from '../emulators/start-emulators.ts';

// The official clients look nowhere else for the emulators than in the environment of their own process.
Object.assign(process.env, emulatorEnvironment(inject('emulators')));
