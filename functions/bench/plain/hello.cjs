// The framework's hello world, unbundled: what the start of a callable is measured against.
require('@google-cloud/functions-framework').http('hello', (_request, response) => response.send('hello'));
