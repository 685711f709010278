// SPDX-License-Identifier: EUPL-1.2
// RSS 2.0 at the new addresses and at the old ones that readers' programs still ask.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { needs, needsRoutes, serveSample } from '../lib/program.mjs';

await needs('sample');
await needsRoutes('/rss/kokousasiat', '/rss/kokoukset');
const server = await serveSample();
after(() => server.stop());

test('the feeds are there, at new addresses and old', async () => {
    for (const path of ['/rss/kokousasiat', '/rss/kokoukset', '/cgi/DREQUEST.PHP?page=rss/meetingitems&show=30',
        '/cgi/DREQUEST.PHP?show=30&page=rss/meetings']) {
        const answer = await server.get(path);
        assert.equal(answer.status, 200, path);
        const text = await answer.text();
        assert.match(text, /<rss version="2.0"/, path);
        assert.match(text, /<item>/, path);
    }
});
