// SPDX-License-Identifier: EUPL-1.2
// Every page kind in three languages: WCAG 2.2 AA and best practice by axe-core, no sideways scroll at 320 px, headings
// and landmarks, titles, nothing asked elsewhere; then the Nu HTML checker on all of them, and pictures to look at.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { folder, needs, pages, routes, serveSample } from '../lib/program.mjs';
import { openPage, startBrowser } from './browser.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const languages = ['fi', 'sv', 'en'];
const shots = join(here, 'shots');
mkdirSync(shots, { recursive: true });

await needs('sample');
const server = await serveSample();
const browser = await startBrowser();
const { page, takeWrongs } = await openPage(browser, server.base);
const html = folder();
after(async () => {
    await browser.close();
    await server.stop();
    html.remove();
});

// What the route table cannot tell: searches, errors, a filtered list.
const asked = [
    { kind: 'found', path: '/haku?q=sopimus' }, { kind: 'found by newest', path: '/haku?q=sopimus&jarjestys=uusimmat' },
    { kind: 'second page', path: '/haku?q=kunnanhallitus&sivu=2' },
    { kind: 'nothing found', path: '/haku?q=qwertyuiop' }, { kind: 'misspelt', path: '/haku?q=sopimuus' },
    { kind: 'bad date', path: '/haku?q=sopimus&alkaen=31.2.2024', status: [200, 400] },
    { kind: 'a year', path: '/paatokset?vuosi=2023' },
    { kind: 'error 404', path: '/ei-ole', status: [404] }, { kind: 'unknown id', path: '/kokousasiat/999999', status: [404] },
];

// What these answer without the query that leads to them: no old address, no sign-in link.
const alone = { '/cgi/DREQUEST.PHP': [404], '/kirjaudu/linkki': [409] };

const table = await routes();
const known = ({ kind, path }) => /error|unknown/.test(kind) || table.some((route) => route.path === path.split('?')[0]);
const all = [];
for (const each of [...await pages(server), ...asked.filter(known)]) {
    const answer = await server.get(each.path);
    if (each.kind.includes(':') || (answer.headers.get('content-type') ?? '').startsWith('text/html')) {
        all.push(alone[each.path] ? { ...each, status: alone[each.path] } : each);
    }
}
const named = (path) => path.replace(/[^\w]+/g, '_').replace(/^_|_$/g, '') || 'front';
const inLanguage = (lang, path) => (lang === 'fi' ? path : `/${lang}${path === '/' ? '/' : path}`);

/** The violations as lines that say what to mend. */
async function axeFindings() {
    await page.evaluate(axe);
    const { violations } = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: 'tag', values } }), rules);
    return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}: ${n.html.slice(0, 160)}`));
}

const tooWide = () => page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
        .filter((e) => e.getBoundingClientRect().right > width + 0.5 && !e.closest('.table-scroll'))
        .map((e) => `${e.tagName.toLowerCase()}.${e.className}: ${e.textContent.trim().slice(0, 60)}`).slice(0, 5);
});

const outline = () => page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((h) => [Number(h.tagName[1]), h.textContent.trim()]),
    mains: document.querySelectorAll('main').length,
    skip: document.querySelector('a')?.getAttribute('href'),
    dead: [...document.querySelectorAll('a[href="#"], a:not([href])')].map((a) => a.outerHTML.slice(0, 120)),
    inline: [...document.querySelectorAll('[style], style, script:not([src])')].map((e) => e.outerHTML.slice(0, 120)),
}));

test('every public address is looked at', async () => {
    const kinds = new Set(all.map((each) => each.kind));
    const missed = table.filter(({ method, path, needs }) => method === 'GET' && needs === 'public' &&
        path.includes('/:') && !/\.\w+$|^\/(assets|liitteet)\//.test(path) && !kinds.has(path));
    assert.deepEqual(missed.map(({ path }) => path), []);
});

const titles = new Map();
// Every example in Finnish, two of a kind in the other languages, whose words are longer or shorter.
const inFull = (lang) => all.filter(({ kind }, i) => lang === 'fi' || all.slice(0, i).filter((e) => e.kind === kind).length < 2);
for (const lang of languages) {
    for (const { kind, path, status = [200] } of inFull(lang)) {
        const address = inLanguage(lang, path);
        test(`${address}: axe, outline, 320 px`, async () => {
            const answer = await page.goto(server.base + address);
            assert.ok(status.includes(answer.status()), `status ${answer.status()}`);
            assert.match(answer.headers()['content-type'], /^text\/html/);
            writeFileSync(html.file(`${lang}-${named(path)}.html`), await answer.body());

            const { lang: said, title, headings, mains, skip, dead, inline } = await outline();
            assert.equal(said, lang);
            assert.ok(title.trim(), 'a title');
            const same = titles.get(`${lang} ${title}`);
            assert.ok(!same || same === kind || kind.startsWith('error') || kind === 'unknown id' || path.startsWith('/haku') ||
                path.includes('?'), `the title "${title}" is also that of ${same}`);
            titles.set(`${lang} ${title}`, kind);
            assert.equal(headings.filter(([level]) => level === 1).length, 1, 'one h1');
            headings.reduce((before, [level, text]) => {
                assert.ok(level <= before + 1, `h${level} "${text}" comes after h${before}`);
                return level;
            }, 0);
            assert.equal(mains, 1, 'one main');
            assert.equal(skip, '#content', 'the skip link comes first');
            assert.deepEqual(dead, [], 'links that lead nowhere');
            assert.deepEqual(inline, [], 'inline style or script');
            assert.deepEqual(takeWrongs(), [], 'console and network');

            assert.deepEqual(await axeFindings(), [], 'axe at 1280 px');
            if (lang === 'fi') await page.screenshot({ path: join(shots, `${named(path)}-1280.png`), fullPage: true });
            if (lang === 'fi') {
                await page.setViewportSize({ width: 375, height: 800 });
                assert.deepEqual(await axeFindings(), [], 'axe at 375 px');
                await page.screenshot({ path: join(shots, `${named(path)}-375.png`), fullPage: true });
            }
            await page.setViewportSize({ width: 320, height: 640 });
            assert.deepEqual(await tooWide(), [], 'sideways scroll at 320 px');
            await page.setViewportSize({ width: 1280, height: 900 });
        });
    }
}

test('the Nu HTML checker finds no error on any of them', async () => {
    const { out, err } = await new Promise((done) => {
        execFile('java', ['-jar', require.resolve('vnu-jar/build/dist/vnu.jar'), '--format', 'json', '--stdout', html.path],
            { maxBuffer: 64 << 20 }, (_, stdout, stderr) => done({ out: stdout, err: stderr }));
    });
    assert.ok(out.startsWith('{'), `the checker did not run: ${err}`);
    const messages = JSON.parse(out).messages.filter((m) => m.type !== 'info' || m.subType === 'warning');
    assert.deepEqual(messages.map((m) => `${m.url.split('/').pop()}:${m.lastLine}: ${m.message} ${m.extract ?? ''}`).slice(0, 20), []);
});
