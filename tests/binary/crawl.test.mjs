// SPDX-License-Identifier: EUPL-1.2
// The sample region as a visitor with patience: every link on every page leads somewhere, every page has its twin.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { needs, needsRoutes, serveSample } from '../lib/program.mjs';

await needs('sample');
await needsRoutes('/', '/paatokset', '/kokoukset', '/asiat', '/toimijat');
const server = await serveSample();
after(() => server.stop());

const decode = (text) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
const most = 1500;

test('every link leads somewhere; every id and label belongs together', async () => {
    const seen = new Map([['/', 'the start'], ['/sv/', 'the start'], ['/en/', 'the start']]);
    const queue = [...seen.keys()];
    const wrong = [];
    while (queue.length) {
        const path = queue.shift();
        const answer = await server.get(path);
        if (answer.status >= 300 && answer.status < 400) {
            const to = answer.headers.get('location');
            if (!seen.has(to)) {
                seen.set(to, path);
                queue.push(to);
            }
            continue;
        }
        if (answer.status !== 200) wrong.push(`${answer.status} ${path}, linked from ${seen.get(path)}`);
        const body = await answer.text();
        if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue;
        const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map((m) => m[1]);
        const twice = ids.find((id, i) => ids.indexOf(id) !== i);
        if (twice) wrong.push(`${path}: id "${twice}" twice`);
        for (const [, href] of body.matchAll(/<(?:a|link)\s[^>]*?href="([^"]*)"/g)) {
            const url = new URL(decode(href), server.base + path);
            if (url.origin !== server.base) continue;
            if (url.hash && url.pathname + url.search === path && !ids.includes(decodeURIComponent(url.hash.slice(1)))) {
                wrong.push(`${path}: ${url.hash} is not on the page`);
            }
            const next = url.pathname + url.search;
            if (seen.has(next) || seen.size >= most) continue;
            seen.set(next, path);
            queue.push(next);
        }
    }
    assert.ok(seen.size > 100, `only ${seen.size} addresses`);
    assert.deepEqual(wrong.slice(0, 20), []);
});
