/** The package has no types; this is the one of its seven questions that still has an answer. */
declare module 'google-trends-api' {
  import type { Agent } from 'node:https';

  interface Trends {
    interestOverTime(question: {
      keyword: string;
      startTime: Date;
      endTime: Date;
      hl?: string;
      agent?: Agent;
    }): Promise<string>;
  }
  const trends: Trends;
  export default trends;
}
