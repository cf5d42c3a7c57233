/** List prices in US dollars, before tax, for Seoul (asia-northeast3) where they differ; read in November 2026. */
export const prices = {
  /** Firestore, Standard edition, each. */
  read: 0.038 / 100_000,
  write: 0.115 / 100_000,
  delete: 0.013 / 100_000,
  /** Cloud Run functions. */
  invocation: 0.4 / 1_000_000,
  vcpuSecond: 0.000_033_6,
  gibSecond: 0.000_003_5,
  /** Pub/Sub, for publishing and again for delivering. */
  messageByte: 40 / 2 ** 40,
  /** To browsers on the internet. */
  egressByte: 0.19 / 2 ** 30,
} as const;

/** A request of less is billed as so much. */
export const messageBytesMin = 1000;

/** The processor that a function of 256 MiB gets at the least, and its memory. */
export const functionSize = { vcpu: 0.167, gib: 0.25 } as const;

/** What costs nothing, once per project and day, or per billing account and month. */
export const freeTier = {
  readsPerDay: 50_000,
  writesPerDay: 20_000,
  deletesPerDay: 20_000,
  invocationsPerMonth: 2_000_000,
  vcpuSecondsPerMonth: 180_000,
  messageGibPerMonth: 10,
} as const;
