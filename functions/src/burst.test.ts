import { memoryStore } from './adapters/store/memory-store.ts';
import { burstContract } from './testing/burst-contract.ts';

burstContract('a store in memory', memoryStore, 12);
