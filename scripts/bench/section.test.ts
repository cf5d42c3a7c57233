import { describe, expect, it } from 'vitest';
import { toMarkdown } from './section.ts';

const speed = { title: 'Speed', lead: 'How fast.', header: ['what', 'ratio'], rows: [['ours', '1.2']] };
const size = { title: 'Size', lead: 'How large.', header: ['what', 'ratio'], rows: [['ours', '0.9']] };

describe('the report of the benchmarks', () => {
  it('keeps what was not measured again, and has each section once', () => {
    const first = toMarkdown(toMarkdown('', speed, 'On this machine.'), size, 'On this machine.');
    const again = toMarkdown(first, { ...speed, rows: [['ours', '1.1']] }, 'On that machine.');
    expect(again.match(/^## .*$/gm)).toEqual(['## Speed', '## Size']);
    expect(again).toContain('How fast. On that machine.\n\n| what | ratio |\n| --- | ---: |\n| ours | 1.1 |');
    expect(again).toContain('How large. On this machine.');
    expect(again).not.toContain('1.2');
  });

  it('is the same when the same is measured', () => {
    const first = toMarkdown(toMarkdown('', speed, 'On this machine.'), size, 'On this machine.');
    expect(toMarkdown(first, size, 'On this machine.')).toBe(first);
  });
});
