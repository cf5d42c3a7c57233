import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readOptions } from './options.ts';

describe('options of npm start', () => {
  it('needs none', () => {
    expect(readOptions([])).toEqual({
      speed: 1.5,
      dataFolder: undefined,
      live: false,
      seedUser: 'ant@gaemi.local',
      port: 5173,
      watch: false,
      twice: false,
    });
  });

  it('runs at the real time when another server stands in the place of a market', () => {
    expect(readOptions([], { UPBIT_URL: 'http://127.0.0.1:9000' })?.speed).toBe(1 / 60);
    expect(readOptions(['--speed', '2'], { UPBIT_URL: 'http://127.0.0.1:9000' })?.speed).toBe(2);
    expect(readOptions([], { UPBIT_URL: '', GEMINI_URL: 'http://mine' })?.speed).toBe(1.5);
  });

  it('takes all of them', () => {
    const args = [
      '--speed',
      '2.5',
      '--data',
      '../data',
      '--seed-user',
      'bee@hive.kr',
      '--port',
      '8080',
      '--watch',
      '--twice',
    ];
    expect(readOptions(args)).toEqual({
      speed: 2.5,
      dataFolder: '../data',
      live: false,
      seedUser: 'bee@hive.kr',
      port: 8080,
      watch: true,
      twice: true,
    });
  });

  it('finds recordings from where the person stands who asked npm', () => {
    const personsFolder = import.meta.dirname;
    expect(readOptions(['--data', '../seed'], { INIT_CWD: personsFolder })?.dataFolder).toBe(
      resolve(personsFolder, '../seed'),
    );
    expect(readOptions(['--data', 'local'], { INIT_CWD: personsFolder })?.dataFolder).toBe('local');
  });

  it.each([
    [['--speed', 'fast'], /--speed <n>.*'fast'.*above 0/],
    [['--speed', '0'], /--speed.*above 0/],
    [['--speed', '-1'], /--speed.*above 0/],
    [['--speed', 'Infinity'], /--speed.*up to/],
    [['--port', '80.5'], /--port.*from 1 to 65535/],
    [['--port', '0'], /--port.*from 1 to 65535/],
    [['--seed-user', 'ant'], /--seed-user.*e-mail address/],
    [['--data'], /--data.*argument missing/],
    [['--quick'], /unknown option '--quick'/],
    [['fast'], /too many arguments/],
    [['--live', '--speed', '1'], /leave --speed out/],
    [['--live', '--data', 'x'], /leave --data out/],
  ])('refuses %j in one line', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
    expect(() => readOptions(args)).toThrow(/^[^\n]+$/);
  });

  it('prints help and starts nothing', () => {
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    expect(readOptions(['--help'])).toBeUndefined();
    expect(written.mock.calls.join(''), 'every option is explained').toMatch(
      /--speed[^]*--data[^]*--live[^]*--seed-user[^]*--port/,
    );
    written.mockRestore();
  });
});
