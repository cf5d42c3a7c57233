/** The few things the stage asks of the Pub/Sub emulator, over its HTTP interface. */
export interface PubsubClient {
  createTopic(topic: string): Promise<void>;
  createPushSubscription(subscription: PushSubscription): Promise<void>;
  publish(topic: string, message: unknown): Promise<void>;
}

export interface PushSubscription {
  readonly name: string;
  readonly topic: string;
  readonly pushUrl: string;
  readonly ackDeadlineSeconds: number;
}

export function createPubsubClient(host: string, projectId: string): PubsubClient {
  async function send(method: 'PUT' | 'POST', path: string, body: unknown): Promise<void> {
    const response = await fetch(`http://${host}/v1/projects/${projectId}/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.text();
    // 409: it is there already, which is what was wanted.
    if (!response.ok && response.status !== 409) {
      throw new Error(`Pub/Sub answered ${response.status} to ${method} ${path}: ${answer}`);
    }
  }

  return {
    createTopic: (topic) => send('PUT', `topics/${topic}`, {}),
    async createPushSubscription({ name, topic, pushUrl, ackDeadlineSeconds }) {
      const topicPath = `projects/${projectId}/topics/${topic}`;
      await send('PUT', `subscriptions/${name}`, {
        topic: topicPath,
        ackDeadlineSeconds,
        // The framework reads the topic's name from the path that it is pushed to.
        pushConfig: { pushEndpoint: `${pushUrl}/${topicPath}` },
        retryPolicy: { minimumBackoff: '1s', maximumBackoff: '60s' },
      });
    },
    publish(topic, message) {
      const data = Buffer.from(JSON.stringify(message)).toString('base64');
      return send('POST', `topics/${topic}:publish`, { messages: [{ data }] });
    },
  };
}
