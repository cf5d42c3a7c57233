import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashedText, type Pairs, queryText, signUpbitToken } from './sign-upbit-token.ts';

/** Worked out from the vendor's description of its tokens, apart from this code. */
const keys = {
  accessKey: 'a7Xd92LmQW3vBtRzYpMj5CxNKeT1HuVs0fFgJcAw',
  secretKey: 'test-secret-key-0123456789abcdefABCDEF',
};
const nonce = 'b2f1e3f8-2dc1-4d6f-a838-c74c49b0e39a';

const vectors: readonly { name: string; pairs: Pairs; queryHash: string | undefined; token: string }[] = [
  {
    name: 'noParams',
    pairs: [],
    queryHash: undefined,
    token:
      'eyJhbGciOiJIUzUxMiIsInR5cCI6IkpXVCJ9.eyJhY2Nlc3Nfa2V5IjoiYTdYZDkyTG1RVzN2QnRSellwTWo1Q3hOS2VUMUh1VnMwZkZnSmNBdyIsIm5vbmNlIjoiYjJmMWUzZjgtMmRjMS00ZDZmLWE4MzgtYzc0YzQ5YjBlMzlhIn0.UVj3kdCAFudoD4Wmg3Lu3Ua-3a3iAOctEbYqxCNGZhWvv4BnziRr8OqelGgtHFUB9TK2xZyG3KSa1ZHuXlWMEQ',
  },
  {
    name: 'chance',
    pairs: [['market', 'KRW-BTC']],
    queryHash:
      'b749dfc2e17f75e5b46c8161f97fe7c9298ed4167ea21c5c94d16573efd8a801351470c0ff1a9a3f1e763f8249968218c04c571c8b45aa80cd4588e6c4be0738',
    token:
      'eyJhbGciOiJIUzUxMiIsInR5cCI6IkpXVCJ9.eyJhY2Nlc3Nfa2V5IjoiYTdYZDkyTG1RVzN2QnRSellwTWo1Q3hOS2VUMUh1VnMwZkZnSmNBdyIsIm5vbmNlIjoiYjJmMWUzZjgtMmRjMS00ZDZmLWE4MzgtYzc0YzQ5YjBlMzlhIiwicXVlcnlfaGFzaCI6ImI3NDlkZmMyZTE3Zjc1ZTViNDZjODE2MWY5N2ZlN2M5Mjk4ZWQ0MTY3ZWEyMWM1Yzk0ZDE2NTczZWZkOGE4MDEzNTE0NzBjMGZmMWE5YTNmMWU3NjNmODI0OTk2ODIxOGMwNGM1NzFjOGI0NWFhODBjZDQ1ODhlNmM0YmUwNzM4IiwicXVlcnlfaGFzaF9hbGciOiJTSEE1MTIifQ.ERzBNI6fbY2CT3q92UZXASq1KHCmtMV_qo1USu7sqr-MEf_Gxa73aCwtWU-19GcvBd9Zs1bRkVOk-FmK5YFe5Q',
  },
  {
    name: 'openArray',
    pairs: [
      ['market', 'KRW-BTC'],
      ['states[]', 'wait'],
      ['states[]', 'watch'],
      ['limit', '10'],
    ],
    queryHash:
      'e3cfc649139c595e1c26a8aa2b3c8504f4b15011fc2b819081451e5e845172bd5dbbb5110ec5d7a3d1d32ff71f46a78323a040e8bedf8672021fd2206190a3a8',
    token:
      'eyJhbGciOiJIUzUxMiIsInR5cCI6IkpXVCJ9.eyJhY2Nlc3Nfa2V5IjoiYTdYZDkyTG1RVzN2QnRSellwTWo1Q3hOS2VUMUh1VnMwZkZnSmNBdyIsIm5vbmNlIjoiYjJmMWUzZjgtMmRjMS00ZDZmLWE4MzgtYzc0YzQ5YjBlMzlhIiwicXVlcnlfaGFzaCI6ImUzY2ZjNjQ5MTM5YzU5NWUxYzI2YThhYTJiM2M4NTA0ZjRiMTUwMTFmYzJiODE5MDgxNDUxZTVlODQ1MTcyYmQ1ZGJiYjUxMTBlYzVkN2EzZDFkMzJmZjcxZjQ2YTc4MzIzYTA0MGU4YmVkZjg2NzIwMjFmZDIyMDYxOTBhM2E4IiwicXVlcnlfaGFzaF9hbGciOiJTSEE1MTIifQ.9f5KiY_UESakaXt8sIzM8ue8Wytm5qt8xMcw4GsqP18325wUY2COh89c71frKPVcbytPZh0FdDdn7-sjMMTwoA',
  },
  {
    name: 'closedIso',
    pairs: [
      ['start_time', '2026-11-13T09:00:00+09:00'],
      ['limit', '1000'],
    ],
    queryHash:
      'eeb18d24c977f9d30139ba9d96766d67542fda911667ee5efef8bba54a01629377f1921a41d1ac7831531870078387037da74cd9eaa75f7e2ac98914bb8492ed',
    token:
      'eyJhbGciOiJIUzUxMiIsInR5cCI6IkpXVCJ9.eyJhY2Nlc3Nfa2V5IjoiYTdYZDkyTG1RVzN2QnRSellwTWo1Q3hOS2VUMUh1VnMwZkZnSmNBdyIsIm5vbmNlIjoiYjJmMWUzZjgtMmRjMS00ZDZmLWE4MzgtYzc0YzQ5YjBlMzlhIiwicXVlcnlfaGFzaCI6ImVlYjE4ZDI0Yzk3N2Y5ZDMwMTM5YmE5ZDk2NzY2ZDY3NTQyZmRhOTExNjY3ZWU1ZWZlZjhiYmE1NGEwMTYyOTM3N2YxOTIxYTQxZDFhYzc4MzE1MzE4NzAwNzgzODcwMzdkYTc0Y2Q5ZWFhNzVmN2UyYWM5ODkxNGJiODQ5MmVkIiwicXVlcnlfaGFzaF9hbGciOiJTSEE1MTIifQ.UIHtLR57wjqeLYoNqziSp_0j9LFJucOmf6VgBt8MGx68DgKfNPhIt2gK69wQbYlHdn-MelxoLPkrMmT5bXiQLg',
  },
  {
    name: 'post',
    pairs: [
      ['market', 'KRW-BTC'],
      ['side', 'bid'],
      ['volume', '0.0005'],
      ['price', '10000000'],
      ['ord_type', 'limit'],
      ['identifier', 'bot-20261120-0001'],
    ],
    queryHash:
      '9653c313f046423c835131754c780481b9f3811e62cfe7d0015c4fe8fa6c0b3446ebc47e855b6867608e45ef8aadc1de888a2fabac4625081b435fad1c5d99e5',
    token:
      'eyJhbGciOiJIUzUxMiIsInR5cCI6IkpXVCJ9.eyJhY2Nlc3Nfa2V5IjoiYTdYZDkyTG1RVzN2QnRSellwTWo1Q3hOS2VUMUh1VnMwZkZnSmNBdyIsIm5vbmNlIjoiYjJmMWUzZjgtMmRjMS00ZDZmLWE4MzgtYzc0YzQ5YjBlMzlhIiwicXVlcnlfaGFzaCI6Ijk2NTNjMzEzZjA0NjQyM2M4MzUxMzE3NTRjNzgwNDgxYjlmMzgxMWU2MmNmZTdkMDAxNWM0ZmU4ZmE2YzBiMzQ0NmViYzQ3ZTg1NWI2ODY3NjA4ZTQ1ZWY4YWFkYzFkZTg4OGEyZmFiYWM0NjI1MDgxYjQzNWZhZDFjNWQ5OWU1IiwicXVlcnlfaGFzaF9hbGciOiJTSEE1MTIifQ.Qn02CUm0-3LDYu6cKf4Vq8Xr8DW7KX1QQic3pHM1zv1sjJi-tjb-tCBKQjafYvgrngzXM8uytB1FCG3rnnAyVA',
  },
  {
    name: 'postMarketBuy',
    pairs: [
      ['market', 'KRW-BTC'],
      ['side', 'bid'],
      ['price', '10000'],
      ['ord_type', 'price'],
      ['identifier', 'bot-20261120-0002'],
    ],
    queryHash:
      'b851c9ab433c7c90de56a223bce78593fe949a3d713829c21ed569f98561bb429ad8fc6d691253c0aaf733f8eb7f377305f85617080176df74c1c90175045fd2',
    token:
      'eyJhbGciOiJIUzUxMiIsInR5cCI6IkpXVCJ9.eyJhY2Nlc3Nfa2V5IjoiYTdYZDkyTG1RVzN2QnRSellwTWo1Q3hOS2VUMUh1VnMwZkZnSmNBdyIsIm5vbmNlIjoiYjJmMWUzZjgtMmRjMS00ZDZmLWE4MzgtYzc0YzQ5YjBlMzlhIiwicXVlcnlfaGFzaCI6ImI4NTFjOWFiNDMzYzdjOTBkZTU2YTIyM2JjZTc4NTkzZmU5NDlhM2Q3MTM4MjljMjFlZDU2OWY5ODU2MWJiNDI5YWQ4ZmM2ZDY5MTI1M2MwYWFmNzMzZjhlYjdmMzc3MzA1Zjg1NjE3MDgwMTc2ZGY3NGMxYzkwMTc1MDQ1ZmQyIiwicXVlcnlfaGFzaF9hbGciOiJTSEE1MTIifQ.3f3iHDxxxp3f568CcjTcud9PY6E1txXFaQ7vDpDuXLvEe_RLBR9uRB-r72B6oNj87w0sjrMv4Prh8MmVVtA8-A',
  },
];

it.each(vectors)('signs "$name" digit for digit as the vendor does', ({ pairs, queryHash, token }) => {
  const hashed = hashedText(pairs);
  expect(hashed === '' ? undefined : createHash('sha512').update(hashed).digest('hex')).toBe(queryHash);
  expect(signUpbitToken(keys, nonce, pairs)).toBe(token);
});

it('hashes what reads decoded, and sends it encoded, all but the brackets of arrays', () => {
  const pairs: Pairs = [
    ['states[]', 'wait'],
    ['start_time', '2026-11-13T09:00:00+09:00'],
  ];
  expect(hashedText(pairs)).toBe('states[]=wait&start_time=2026-11-13T09:00:00+09:00');
  expect(queryText(pairs)).toBe('states[]=wait&start_time=2026-11-13T09%3A00%3A00%2B09%3A00');
});
