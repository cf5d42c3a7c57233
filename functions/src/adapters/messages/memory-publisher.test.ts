import { memoryPublisher } from './memory-publisher.ts';
import { publisherContract } from './publisher-contract.ts';

publisherContract('the memory publisher', async () => {
  const { publish, published } = memoryPublisher();
  const received = async (topic: string) => published.filter((one) => one.topic === topic).map(({ data }) => data);
  return { publish, received };
});
