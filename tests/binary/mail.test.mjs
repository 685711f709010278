// SPDX-License-Identifier: EUPL-1.2
// Mail of the whole program: sent to a real server (aiosmtpd), kept while it is away, not lost by kill -9; the folder.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { folder, root, run, serve, sleep } from '../lib/program.mjs';

const place = folder();
const children = [];
after(() => {
    for (const child of children) child.kill('SIGKILL');
    place.remove();
});

/** A mail server that keeps what it takes in `box`: { port, mails, stop }. */
async function sink(box, port = '') {
    const child = spawn(join(root, 'tests/mail/sink'), [box, ...(port ? [port] : [])], { stdio: ['pipe', 'pipe', 'inherit'] });
    children.push(child);
    const told = await new Promise((done) => {
        child.stdout.setEncoding('utf8').once('data', done);
        child.once('exit', () => done(''));
    });
    if (!told) {
        console.error('aiosmtpd is not installed');
        process.exit(77);
    }
    const stop = () => new Promise((done) => {
        child.once('exit', done);
        child.stdin.end();
    });
    return { port: told.trim(), stop };
}

const mails = (box) => readdirSync(box).filter((name) => name.endsWith('.eml')).map((name) => readFileSync(join(box, name), 'utf8'));

async function until(what, message, seconds = 30) {
    for (let i = 0; i < seconds * 10; i++) {
        if (await what()) return;
        await sleep(100);
    }
    assert.fail(message);
}

async function add(database, to) {
    const { status, err } = await run(['mail', 'test', to, '--db', database]);
    assert.equal(status, 0, err);
}

async function counts(database) {
    const { out } = await run(['mail', 'list', '--db', database]);
    return Object.fromEntries([...out.matchAll(/^(queued|sending|sent|failed|suspended) +(\d+)$/gm)].map((m) => [m[1], Number(m[2])]));
}

/** A new database, empty. */
async function fresh(name) {
    const program = await serve(place.file(name));
    await program.stop();
    return place.file(name);
}

function box(name) {
    const path = place.file(name);
    mkdirSync(path);
    return path;
}

test('sent, refused and deferred mail', async () => {
    const database = await fresh('one.db'), inbox = box('one');
    const server = await sink(inbox);
    for (const to of ['yksi@kunta.example', 'refused@kunta.example', 'later@kunta.example', 'kaksi@toinen.example']) await add(database, to);
    const program = await serve(database, ['--smtp', `127.0.0.1:${server.port}`, '--mail-from', 'post@yp.example', '--mail-name', 'Äänitorvi']);
    await until(async () => (await counts(database)).sent === 2 && (await counts(database)).failed === 1, 'two sent, one failed');
    assert.deepEqual(await counts(database), { queued: 1, sending: 0, sent: 2, failed: 1, suspended: 0 });
    const { out } = await run(['mail', 'list', '--db', database]);
    assert.match(out, /queued +test +1 attempts +deferred .*later@kunta\.example/);
    assert.match(out, /failed +test +1 attempts +refused .*refused@kunta\.example/);
    const [mail] = mails(inbox).filter((text) => text.includes('\nTo yksi@kunta.example'));
    assert.match(mail, /^From post\+b-[0-9a-f]{24}@yp\.example\n/);
    assert.match(mail, /\r\nFrom: =\?UTF-8\?/);
    assert.match(mail, /\r\nSubject: Koeviesti =\?UTF-8\?B\?4oCT/);

    const [, token] = mail.match(/^From post\+b-([0-9a-f]+)@/);
    const bounce = await run(['mail', 'bounce', '--db', database], {
        input: `To: post+b-${token}@yp.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n` +
            '--x\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\nStatus: 5.0.0\r\n--x--\r\n' });
    assert.equal(bounce.status, 0, bounce.err);
    assert.deepEqual(await counts(database), { queued: 1, sending: 0, sent: 1, failed: 2, suspended: 0 });
    assert.equal((await program.stop()).status, 0);
    await server.stop();
});

test('a server that is away, a program that is killed: all arrive, once', async () => {
    const database = await fresh('two.db'), inbox = box('two');
    const first = await sink(inbox);
    await first.stop();
    const settings = ['--smtp', `127.0.0.1:${first.port}`, '--mail-from', 'post@yp.example'];
    for (let i = 0; i < 10; i++) await add(database, `j${i}@kunta.example`);
    let program = await serve(database, settings);
    await sleep(2000); // it finds nobody
    assert.equal((await counts(database)).sent, 0);
    await program.signal('SIGKILL');
    const server = await sink(inbox, first.port);
    program = await serve(database, settings);
    await until(() => mails(inbox).length >= 1, 'something arrives after the restart');
    await until(async () => (await counts(database)).sent === 10, 'all are sent');
    assert.equal((await program.stop()).status, 0);
    const to = mails(inbox).map((text) => text.match(/\nTo (.*)\n/)[1]).sort();
    assert.deepEqual(to, [...Array(10).keys()].map((i) => `j${i}@kunta.example`));
    await server.stop();
});

test('without a server mail goes to a folder; without either it waits', async () => {
    const database = await fresh('three.db'), mail = place.file('mail');
    await add(database, 'yksi@kunta.example');
    let program = await serve(database);
    await sleep(1500);
    assert.equal((await program.stop()).status, 0);
    assert.equal((await counts(database)).queued, 1);
    program = await serve(database, ['--mail-folder', mail, '--mail-from', 'post@yp.example']);
    await until(async () => (await counts(database)).sent === 1, 'it is written');
    assert.equal((await program.stop()).status, 0);
    assert.equal(mails(mail).length, 1);
    assert.match(mails(mail)[0], /\r\nTo: yksi@kunta\.example\r\n/);
});

test('what cannot be is refused', async () => {
    const database = await fresh('four.db');
    await add(database, 'yksi@kunta.example');
    assert.equal((await run(['mail', 'test', 'a@b.example\nBcc: c@d.example', '--db', database])).status, 2);
    assert.equal((await run(['mail', 'throw', '--db', database])).status, 2);
    assert.equal((await run(['mail', 'retry', 'x', '--db', database])).status, 2);
    assert.equal((await run(['mail', 'bounce', '--db', database], { input: 'To: someone@yp.example\r\n\r\nhei\r\n' })).status, 1);
    assert.equal((await run(['serve', '--db', database, '--listen', '127.0.0.1:0', '--smtp', '127.0.0.1:25'])).status, 2);
    assert.deepEqual((await counts(database)).queued, 1);
});
