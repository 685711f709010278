// SPDX-License-Identifier: EUPL-1.2
// The built program as a test sees it: run a command, start a server on a fresh database, ask it, stop it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.YHDYSPINTA ?? join(root, 'build/yhdyspinta');

/** Runs a command to its end: { status, signal, out, err }. */
export function run(args, { input = '', timeout = 120_000 } = {}) {
    return new Promise((done, failed) => {
        const child = spawn(program, args, { cwd: root, timeout });
        let out = '', err = '';
        child.stdout.setEncoding('utf8').on('data', (text) => { out += text; });
        child.stderr.setEncoding('utf8').on('data', (text) => { err += text; });
        child.on('error', failed);
        child.on('close', (status, signal) => done({ status, signal, out, err }));
        child.stdin.on('error', () => {}); // the command may end before it has read everything
        child.stdin.end(input);
    });
}

/** Ends the whole test file as skipped (77) where the program has no such command. */
export async function needs(command) {
    const { out } = await run(['--help']);
    if (new RegExp(`^ {2}${command} `, 'm').test(out)) return;
    console.error(`this program has no command ${command}`);
    process.exit(77);
}

/** Likewise where the route table has no such address. */
export async function needsRoutes(...paths) {
    const table = await routes();
    const absent = paths.filter((path) => !table.some((route) => route.path === path));
    if (absent.length === 0) return;
    console.error(`this program has no ${absent.join(', ')}`);
    process.exit(77);
}

/** A folder of its own for a test; remove() takes it away. */
export function folder() {
    const path = mkdtempSync(join(tmpdir(), 'yhdyspinta-'));
    return { path, file: (name) => join(path, name), remove: () => rmSync(path, { recursive: true, force: true }) };
}

function freePort() {
    return new Promise((done, failed) => {
        const server = createServer();
        server.on('error', failed);
        server.listen(0, '127.0.0.1', () => {
            const { port } = server.address();
            server.close(() => done(port));
        });
    });
}

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Starts `serve` on the database and waits until it is ready: { base, get, json, stop, kill, child }. */
export async function serve(database, args = []) {
    const port = await freePort();
    const base = `http://127.0.0.1:${port}`;
    const child = spawn(program, ['serve', '--db', database, '--listen', `127.0.0.1:${port}`, ...args], { cwd: root });
    const orphaned = () => child.kill('SIGKILL'); // a test file that throws leaves no server behind
    process.on('exit', orphaned);
    let log = '';
    for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text) => { log += text; });
    }
    const ended = new Promise((done) => child.on('exit', (status, signal) => done({ status, signal })));
    let over = null;
    ended.then((how) => {
        over = how;
        process.off('exit', orphaned);
    });
    const server = {
        base, child, ended,
        log: () => log,
        get: (path, init = {}) => fetch(base + path, { redirect: 'manual', ...init }),
        json: async (path) => {
            const answer = await fetch(base + path);
            if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
            return answer.json();
        },
        signal: async (name) => {
            child.kill(name);
            return ended;
        },
        stop: () => server.signal('SIGTERM'),
    };
    for (let tries = 0; tries < 300; tries++) {
        if (over) throw new Error(`serve ended (${over.status ?? over.signal}):\n${log}`);
        try {
            if ((await fetch(`${base}/healthz`)).ok) return server;
        } catch { /* not listening yet */ }
        await sleep(100);
    }
    child.kill('SIGKILL');
    throw new Error(`serve was not ready in 30 s:\n${log}`);
}

/** A server on a fresh sample region. stop() also removes the database, and fails on a leak or a crash. */
export async function serveSample() {
    const place = folder();
    const database = place.file('sample.db');
    const made = await run(['sample', '--db', database]);
    if (made.status !== 0) throw new Error(`sample: ${made.status ?? made.signal}\n${made.err}`);
    const server = await serve(database);
    return {
        ...server, database,
        stop: async () => {
            const how = await server.stop();
            place.remove();
            if (how.status !== 0) throw new Error(`serve ended with ${how.status ?? how.signal}:\n${server.log()}`);
        },
    };
}

/** The route table: [{ method, path, needs }], from `yhdyspinta routes`. */
export async function routes() {
    const { status, out, err } = await run(['routes']);
    if (status !== 0) throw new Error(`routes: ${err}`);
    return out.split('\n').map((line) => line.trim().split(/\s+/)).filter((w) => /^(GET|POST|HEAD)$/.test(w[0]))
        .map(([method, path, needs]) => ({ method, path, needs }));
}

/** Every item of a list's JSON twin, page by page, at most `most`. */
export async function everyItem(server, path, most = 500) {
    const items = [];
    for (let next = path; next && items.length < most;) {
        const page = await server.json(next);
        items.push(...(page.items ?? page.results ?? []));
        next = page.next ? (page.next.includes('.json') ? page.next : page.next.replace(/^([^?]*)/, '$1.json')) : null;
    }
    return items;
}

/** The addresses to look at: [{ kind, path }], every public GET route with its parameters filled in.
 *
 * One with parameters comes several times, with records that differ in shape (language, state, chain, attachments,
 * source). A new route comes in by itself. */
export async function pages(server) {
    const found = [];
    for (const { method, path, needs } of await routes()) {
        if (method !== 'GET' || needs !== 'public') continue;
        if (/\.\w+$|^\/(assets|liitteet|cgi|\.well-known)\//.test(path)) continue; // no pages
        if (!path.includes(':')) {
            found.push({ kind: path, path });
            continue;
        }
        for (const filled of await examples(server, path)) found.push({ kind: path, path: filled });
    }
    return found;
}

// Fields whose presence makes a page look different.
const shape = (item) => Object.entries(item)
    .map(([key, value]) => [key, Array.isArray(value) ? Math.min(value.length, 2) : key === 'id' ? '' : value === null || value === '' ? 0
        : ['language', 'kind', 'outcome', 'remedy', 'state', 'type', 'regime'].includes(key) ? JSON.stringify(value) : 1])
    .join();

async function examples(server, path) {
    const list = path.slice(0, path.indexOf('/:'));
    const rest = path.slice(path.indexOf('/:') + 1);
    const source = list === '/kokousasiat' ? '/paatokset' : list;
    let ids;
    try {
        ids = (await everyItem(server, `${source}.json`)).map((item) => item.id ?? item.url?.split('/').pop());
    } catch {
        ids = [];
    }
    if (list === '/kokousasiat') ids = [...new Set([...ids.slice(0, 60), ...await itemsOfMeetings(server).catch(() => [])])];
    const seen = new Map();
    for (const id of ids.slice(0, 120)) {
        // What only some records have (a municipality's population) is looked at where it is.
        if (rest.includes('/') && (await server.get(`${list}/${rest.replace(/^:\w+/, id)}`)).status === 404) continue;
        const twin = await server.get(`${list}/${id}.json`);
        const key = twin.ok ? shape(await twin.json()) : 'no twin';
        if (!seen.has(key)) seen.set(key, id);
        if (seen.size === 8) break;
    }
    return [...seen.values()].map((id) => `${list}/${rest.replace(/^:\w+/, id)}`);
}

async function itemsOfMeetings(server) {
    const ids = [];
    for (const meeting of (await everyItem(server, '/kokoukset.json')).slice(0, 20)) {
        const twin = await server.json(`/kokoukset/${meeting.id}.json`);
        ids.push(...(twin.items ?? []).map((item) => item.id));
    }
    return ids;
}
