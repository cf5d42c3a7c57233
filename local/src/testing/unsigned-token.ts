const lifeSeconds = 3600;

/** An ID token as the Auth emulator makes them, for any person of any project. */
export function unsignedToken(projectId: string, userId: string): string {
  const nowSeconds = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `https://securetoken.google.com/${projectId}`,
    aud: projectId,
    sub: userId,
    user_id: userId,
    email: `${userId}@gaemi.local`,
    auth_time: nowSeconds,
    iat: nowSeconds,
    exp: nowSeconds + lifeSeconds,
  };
  return [{ alg: 'none', typ: 'JWT' }, claims].map(encodePart).concat('').join('.');
}

function encodePart(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
