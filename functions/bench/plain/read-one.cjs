// A function that only reads one document with the official client, unbundled: what event functions are measured against.
const { Firestore } = require('@google-cloud/firestore');
const store = new Firestore({ projectId: process.env.GOOGLE_CLOUD_PROJECT });
require('@google-cloud/functions-framework').http('read-one', async (_request, response) => {
  const snapshot = await store.doc('users/u1').get();
  response.status(snapshot.exists ? 200 : 404).send('read');
});
