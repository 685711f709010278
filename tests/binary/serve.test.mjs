// SPDX-License-Identifier: EUPL-1.2
// serve: ready, signals, two at a time, what bad requests get.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { after, test } from 'node:test';
import { folder, run, serve, sleep } from '../lib/program.mjs';

const place = folder();
const database = place.file('new.db');
const server = await serve(database);
after(async () => {
    if (server.child.exitCode === null) await server.stop();
    place.remove();
});

/** Sends bytes as they are; gives what came until the server closed or `wait` ms went. */
function raw(bytes, wait = 5000) {
    return new Promise((done) => {
        const { port } = new URL(server.base);
        let text = '';
        const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes));
        const end = () => {
            socket.destroy();
            done(text);
        };
        socket.setEncoding('latin1').on('data', (more) => { text += more; }).on('close', end).on('error', end);
        setTimeout(end, wait).unref();
    });
}

test('a database that is not there is made', () => assert.ok(existsSync(database)));

test('alive and ready', async () => {
    assert.equal((await server.get('/healthz')).status, 200);
    assert.equal((await server.get('/readyz')).status, 200);
});

test('security headers on pages, errors and assets', async () => {
    for (const path of ['/', '/ei-ole', '/robots.txt']) {
        const { headers } = await server.get(path);
        const policy = headers.get('content-security-policy') ?? '';
        assert.match(policy, /default-src 'self'|default-src 'none'/, path);
        assert.doesNotMatch(policy, /unsafe-inline/, path);
        assert.match(policy, /frame-ancestors 'none'/, path);
        assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
        assert.ok(headers.get('referrer-policy'), path);
    }
});

test('an address that is not there: 404 in the reader’s language', async () => {
    for (const [path, lang] of [['/ei-ole', 'fi'], ['/sv/ei-ole', 'sv'], ['/en/ei-ole', 'en']]) {
        const answer = await server.get(path);
        assert.equal(answer.status, 404);
        assert.match(await answer.text(), new RegExp(`<html lang="${lang}"`));
    }
});

test('methods: POST where there is none is 405 with Allow', async () => {
    const answer = await server.get('/healthz', { method: 'POST', body: 'x' });
    assert.equal(answer.status, 405);
    assert.match(answer.headers.get('allow') ?? '', /GET/);
});

test('the style sheet and a font: named by content, kept for good, compressed', async () => {
    const page = await (await server.get('/ei-ole')).text();
    const [, sheet] = page.match(/<link rel="stylesheet" href="([^"]+)">/) ?? [];
    assert.match(sheet ?? '', /^\/assets\/yp\.[0-9a-f]+\.css$/);
    const answer = await server.get(sheet, { headers: { 'accept-encoding': 'br' } });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-encoding'), 'br');
    assert.match(answer.headers.get('cache-control') ?? '', /immutable/);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/css/);
    const fonts = [...(await answer.text()).matchAll(/url\("?([^")]+\.woff2)/g)].map((m) => m[1]);
    assert.ok(fonts.length >= 2);
    for (const font of fonts) {
        const file = await server.get(new URL(font, server.base + sheet).pathname);
        assert.equal(file.status, 200, font);
        assert.match(file.headers.get('content-type') ?? '', /^font\/woff2/);
    }
});

test('odd requests get an answer and do no harm', async () => {
    const odd = [
        'GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
        'GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
        'GET /assets/..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
        'GET /haku?q=%00%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
        `GET /haku?q=${'a'.repeat(10000)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
        'GET /kokousasiat/99999999999999999999 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
        'GET /%ff%fe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
        'BREW / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    ];
    for (const request of odd) {
        const answer = await raw(request);
        assert.match(answer, /^HTTP\/1\.[01] (400|404|405|413|414|431|200|501)/, request.slice(0, 60));
        assert.doesNotMatch(answer, /root:/);
    }
    await raw(`GET /${'x'.repeat(200_000)} HTTP/1.1\r\n\r\n`);
    await raw('\x00\x01\x02\x03\r\n\r\n');
    assert.equal((await server.get('/healthz')).status, 200);
});

test('a request that never ends is dropped within 15 seconds, others are answered meanwhile', async () => {
    const slow = Array.from({ length: 40 }, () => raw('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ', 25_000));
    await sleep(500);
    const before = Date.now();
    assert.equal((await server.get('/healthz')).status, 200);
    assert.ok(Date.now() - before < 2000, 'others are answered at once');
    const started = Date.now();
    await Promise.all(slow);
    assert.ok(Date.now() - started < 20_000, 'they are dropped');
});

test('a port that is taken: exit 1, the first server goes on', async () => {
    const { port } = new URL(server.base);
    const { status, err } = await run(['serve', '--db', place.file('other.db'), '--listen', `127.0.0.1:${port}`],
        { timeout: 15_000 });
    assert.equal(status, 1);
    assert.match(err, new RegExp(port));
    assert.equal((await server.get('/healthz')).status, 200);
});

test('check while serve runs', async () => {
    const { status, err } = await run(['check', '--db', database]);
    assert.equal(status, 0, err);
});

test('kill -9, start again: ready, sound', async () => {
    const other = place.file('killed.db');
    const first = await serve(other);
    await first.signal('SIGKILL');
    const second = await serve(other);
    assert.equal((await second.get('/readyz')).status, 200);
    assert.deepEqual(await second.stop(), { status: 0, signal: null });
    assert.equal((await run(['check', '--db', other])).status, 0);
});

test('SIGINT ends it like SIGTERM: status 0', async () => {
    const other = await serve(place.file('interrupted.db'));
    assert.deepEqual(await other.signal('SIGINT'), { status: 0, signal: null });
});

test('SIGTERM ends it with 0, without a leak', async () => {
    const { status, signal } = await server.stop();
    assert.equal(signal, null);
    assert.equal(status, 0, server.log());
});
