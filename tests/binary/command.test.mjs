// SPDX-License-Identifier: EUPL-1.2
// The command line: help everywhere, exit status 0, 1 (failed) or 2 (usage), what goes to which stream.
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { folder, routes, run } from '../lib/program.mjs';

const help = await run(['--help']);
const commands = [...help.out.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map((m) => m[1]);

test('--help tells the commands', () => {
    assert.equal(help.status, 0);
    assert.equal(help.err, '');
    for (const command of ['serve', 'routes', 'check']) assert.ok(commands.includes(command), `${command} in ${commands}`);
});

for (const command of commands) {
    test(`${command} --help`, async () => {
        const { status, out, err } = await run([command, '--help']);
        assert.equal(status, 0);
        assert.equal(err, '');
        assert.match(out, new RegExp(`Usage: yhdyspinta ${command}`));
    });
    test(`${command} refuses an option that is not there: 2, and a word of help`, async () => {
        const { status, out, err } = await run([command, '--no-such-option']);
        assert.equal(status, 2);
        assert.equal(out, '');
        assert.match(err, /--no-such-option/);
        assert.match(err, /--help/);
    });
}

test('no command at all, or one that is not there: 2', async () => {
    assert.equal((await run([])).status, 2);
    const { status, err } = await run(['fly']);
    assert.equal(status, 2);
    assert.match(err, /fly/);
});

test('--version is one line', async () => {
    const { status, out } = await run(['--version']);
    assert.equal(status, 0);
    assert.match(out, /^\S.*\d+\.\d+\.\d+\n$/);
});

test('serve wants a database, and says so: 2', async () => {
    const { status, err } = await run(['serve']);
    assert.equal(status, 2);
    assert.match(err, /--db/);
});

test('an option without its value: 2', async () => {
    assert.equal((await run(['serve', '--db'])).status, 2);
});

test('an address that is none: not 0, and no database left serving', async () => {
    const place = folder();
    const { status, err } = await run(['serve', '--db', place.file('x.db'), '--listen', 'nowhere'], { timeout: 10_000 });
    assert.ok(status === 1 || status === 2, `status ${status}`);
    assert.match(err, /nowhere/);
    place.remove();
});

test('check of what is no database: 1, and the file is left as it was', async () => {
    const place = folder();
    writeFileSync(place.file('x.db'), 'this is a letter, not a database\n'.repeat(100));
    const { status, err } = await run(['check', '--db', place.file('x.db')]);
    assert.equal(status, 1);
    assert.ok(err.length > 0);
    place.remove();
});

test('check of a database in a folder that is not there: 1', async () => {
    const { status } = await run(['check', '--db', '/nonexistent/folder/x.db']);
    assert.equal(status, 1);
    assert.equal(existsSync('/nonexistent'), false);
});

test('routes: every line has method, path and right', async () => {
    const all = await routes();
    assert.ok(all.length >= 5);
    for (const { method, path, needs } of all) {
        assert.match(method, /^(GET|POST)$/);
        assert.match(path, /^\//);
        assert.match(needs, /^[a-z]/);
    }
    assert.ok(all.some(({ path }) => path === '/healthz'));
});
