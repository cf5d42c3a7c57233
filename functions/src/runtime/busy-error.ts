import type { StoreBusyError } from '../adapters/store/store.ts';
import { CallableError } from './callable-error.ts';

/** That others were first each time: no fault of ours, and worth asking again. Says so only of what is certain. */
export function busyError(cause: StoreBusyError, hasWritten: boolean): CallableError {
  const error = new CallableError('aborted', hasWritten ? partDone : nothingDone);
  error.cause = cause;
  return error;
}

const nothingDone = {
  ko: '이 계좌에서 다른 일이 한꺼번에 처리되고 있습니다. 바뀐 것은 없습니다. 잠시 뒤 다시 시도해 주세요.',
  en: 'Too much is going on in this account at once. Nothing was changed; try again in a moment.',
};

const partDone = {
  ko: '이 계좌에서 다른 일이 한꺼번에 처리되고 있어 일부만 처리되었습니다. 잠시 뒤 같은 요청을 다시 보내 주세요. 두 번 처리되지 않습니다.',
  en: 'Too much is going on in this account at once, and only a part was done. Ask the same again in a moment; nothing is done twice.',
};
