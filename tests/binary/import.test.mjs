// SPDX-License-Identifier: EUPL-1.2
// import dynasty as a whole program: while serve runs, again, interrupted, killed; one line a document after its commit.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { folder, needs, root, run, serve, sleep } from '../lib/program.mjs';
import { itemText, writeItems } from './pages.mjs';

await needs('import');

const lines = (text) => text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
const importInto = (database, paths, more = []) => run(['import', 'dynasty', '--db', database, '--json', ...more, ...paths]);

test('imported, then unchanged, then updated', async () => {
    const place = folder();
    const [path] = writeItems(place.file('pages'), 1);
    const first = await importInto(place.file('x.db'), [path]);
    assert.equal(first.status, 0, first.err);
    const [line] = lines(first.out);
    assert.equal(line.status, 'imported');
    assert.equal(line.items, 1);
    assert.ok(Number.isInteger(line.item_id));
    assert.deepEqual(lines((await importInto(place.file('x.db'), [path])).out).map((l) => l.status), ['unchanged']);
    writeFileSync(path, itemText({ meeting: 2024100, paragraph: 1, day: '09.09.2024', title: 'Kylätalon katto' }));
    assert.deepEqual(lines((await importInto(place.file('x.db'), [path])).out).map((l) => l.status), ['updated']);
    assert.equal((await run(['check', '--db', place.file('x.db')])).status, 0);
    place.remove();
});

test('standard input, a folder, a file that is no page, one that is not there', async () => {
    const place = folder();
    const database = place.file('x.db');
    writeItems(place.file('pages/deep/down'), 3);
    writeFileSync(place.file('pages/letter.txt'), 'Hyvää syntymäpäivää!\n');
    const whole = await importInto(database, [place.file('pages')]);
    assert.equal(whole.status, 0, whole.err);
    assert.deepEqual(lines(whole.out).map((l) => l.status).sort(), ['imported', 'imported', 'imported', 'skipped']);
    const piped = await run(['import', 'dynasty', '--db', database, '--json', '-'],
        { input: itemText({ meeting: 2025001, paragraph: 4, day: '03.03.2025' }) });
    assert.equal(piped.status, 0, piped.err);
    assert.equal(lines(piped.out)[0].status, 'imported');
    const absent = await importInto(database, [place.file('nowhere.html')]);
    assert.equal(absent.status, 1);
    assert.deepEqual(lines(absent.out).map((l) => l.status), ['failed']);
    place.remove();
});

test('an import shows at once in a server that runs', async () => {
    const place = folder();
    const database = place.file('x.db');
    const server = await serve(database);
    const [path] = writeItems(place.file('pages'), 1);
    const before = await server.get('/paatokset');
    assert.equal(before.status, 200);
    const [{ item_id: id }] = lines((await importInto(database, [path])).out);
    await sleep(400); // the timer that sees another process's commit looks every 100 ms
    assert.equal((await server.get(`/kokousasiat/${id}`)).status, 200);
    assert.match(await (await server.get('/paatokset')).text(), new RegExp(`/kokousasiat/${id}"`));
    assert.deepEqual(await server.stop(), { status: 0, signal: null });
    place.remove();
});

test('killed in the middle: every document whose line was printed is there, whole, and the rest can follow', async () => {
    const place = folder();
    const database = place.file('x.db');
    writeItems(place.file('pages'), 1500);
    const child = spawn(process.env.YHDYSPINTA ?? 'build/yhdyspinta',
        ['import', 'dynasty', '--db', database, '--json', place.file('pages')], { cwd: root });
    let out = '';
    const ended = new Promise((done) => child.on('exit', (status, signal) => done(signal)));
    child.stdout.setEncoding('utf8').on('data', (text) => {
        out += text;
        if (out.split('\n').length > 300) child.kill('SIGKILL');
    });
    assert.equal(await ended, 'SIGKILL', 'it was still at work');
    const printed = lines(out.slice(0, out.lastIndexOf('\n') + 1));
    assert.ok(printed.length >= 300);
    assert.equal((await run(['check', '--db', database])).status, 0);

    const server = await serve(database);
    for (const { item_id: id } of [printed[0], printed[printed.length >> 1], printed.at(-1)]) {
        const twin = await server.json(`/kokousasiat/${id}.json`);
        assert.ok(twin.title && twin.handlings.length > 0);
    }
    await server.stop();

    const again = lines((await importInto(database, [place.file('pages')])).out);
    const paths = new Set(printed.map((l) => l.path));
    assert.deepEqual([...new Set(again.filter((l) => paths.has(l.path)).map((l) => l.status))], ['unchanged']);
    assert.equal(again.filter((l) => l.status === 'failed').length, 0);
    assert.equal(again.length, 1500);
    place.remove();
});
