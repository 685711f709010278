// SPDX-License-Identifier: EUPL-1.2
// Using the pages: by keyboard, without scripts, on paper, in forced colours.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { everyItem, needs, needsRoutes, serveSample } from '../lib/program.mjs';
import { openPage, startBrowser } from './browser.mjs';

const shots = join(dirname(fileURLToPath(import.meta.url)), 'shots');
mkdirSync(shots, { recursive: true });
await needs('sample');
await needsRoutes('/kokousasiat/:id', '/haku', '/paatokset', '/kokoukset/:id');
const server = await serveSample();
const browser = await startBrowser();
after(async () => {
    await browser.close();
    await server.stop();
});

const [first] = await everyItem(server, '/paatokset.json', 1);
const anItem = first ? `/kokousasiat/${first.id}` : '/paatokset';

async function withPage(options, body) {
    const opened = await openPage(browser, server.base, options);
    try {
        await body(opened.page, opened.takeWrongs);
    } finally {
        await opened.close();
    }
}
const focused = (page) => page.evaluate(() => {
    const e = document.activeElement;
    const style = getComputedStyle(e);
    const box = e.getBoundingClientRect();
    return { tag: e.tagName, id: e.id, text: (e.textContent || e.name || '').trim(), href: e.getAttribute('href'),
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 };
});

test('the skip link is first and leads to the content', () => withPage({}, async (page) => {
    await page.goto(server.base + anItem);
    await page.keyboard.press('Tab');
    const skip = await focused(page);
    assert.equal(skip.href, '#content');
    assert.ok(skip.seen && skip.ring, 'it is seen when focused');
    await page.keyboard.press('Enter');
    assert.equal((await focused(page)).id, 'content');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)), 'next is inside');
}));

test('every stop of the Tab key is seen and ringed, in the order of the page', () => withPage({}, async (page) => {
    await page.goto(server.base + anItem);
    let before = null;
    for (let stops = 0; stops < 60; stops++) {
        await page.keyboard.press('Tab');
        const now = await focused(page);
        if (now.tag === 'BODY') break;
        await page.waitForFunction(() => document.activeElement.getBoundingClientRect().bottom > 0);
        assert.ok(now.ring, `no focus ring: ${JSON.stringify(now)}`);
        const ordered = await page.evaluate((last) => {
            const e = document.activeElement, previous = window.lastStop;
            window.lastStop = e;
            return !last || !previous || Boolean(previous.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
        }, before);
        assert.ok(ordered, `out of order: ${JSON.stringify(now)}`);
        before = now.tag;
    }
    assert.ok(before, 'there were stops');
}));

test('searching by keyboard alone', () => withPage({}, async (page) => {
    await page.goto(server.base + '/paatokset');
    for (let i = 0; i < 8 && (await focused(page)).id !== 'site-search'; i++) await page.keyboard.press('Tab');
    assert.equal((await focused(page)).id, 'site-search');
    await page.keyboard.type('sopimus');
    await Promise.all([page.waitForURL(/\/haku\?q=sopimus/), page.keyboard.press('Enter')]);
    assert.ok(await page.locator('.item-list li').count() > 0, 'something was found');
}));

for (const lang of ['fi', 'sv', 'en']) {
    test(`without scripts: front, search, filters, a result, its meeting, its body (${lang})`, () =>
        withPage({ javaScriptEnabled: false }, async (page, takeWrongs) => {
            const prefix = lang === 'fi' ? '' : `/${lang}`;
            await page.goto(`${server.base}${prefix}/`);
            await page.locator('main form[role="search"] input[type="search"], form.site-search input').first().fill('sopimus');
            await Promise.all([page.waitForURL(/\/haku\?/), page.locator('form[role="search"] button').first().click()]);
            assert.match(new URL(page.url()).pathname, new RegExp(`^${prefix}/haku$`));
            await page.locator('.item-list a').first().click();
            assert.match(new URL(page.url()).pathname, new RegExp(`^${prefix}/[a-z]+/\\d+$`));
            await page.goto(`${server.base}${prefix}${anItem}`);
            for (const way of [/\/kokoukset\/\d+$/, /\/toimielimet\/\d+$|\/verkostot\/\d+$/, /\/toimijat\/\d+$/]) {
                const links = await page.locator('main a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
                const next = links.find((href) => href && way.test(href));
                assert.ok(next?.startsWith(prefix), `a link to ${way} on ${page.url()}: ${links.join(' ')}`);
                await page.goto(server.base + next);
            }
            assert.deepEqual(takeWrongs(), []);
        }));
}

test('the language links keep the page and its question', () => withPage({}, async (page) => {
    await page.goto(`${server.base}/haku?q=sopimus&jarjestys=uusimmat`);
    await page.locator('.lang-nav a[lang="sv"]').click();
    const url = new URL(page.url());
    assert.equal(url.pathname, '/sv/haku');
    assert.equal(url.searchParams.get('q'), 'sopimus');
    assert.equal(url.searchParams.get('jarjestys'), 'uusimmat');
    assert.equal(await page.locator('html').getAttribute('lang'), 'sv');
}));

test('on paper: A4, tagged, the record without the navigation', () => withPage({}, async (page) => {
    await page.goto(server.base + anItem);
    const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true });
    assert.ok(pdf.length > 5000, `${pdf.length} bytes`);
    const text = pdf.toString('latin1');
    assert.match(text, /\/MediaBox\s*\[\s*0 0 59[45]\S* 84[12]/, 'A4');
    assert.match(text, /\/StructTreeRoot/, 'tagged');
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.site-nav', '.site-search', '.lang-nav', '.site-footer']) {
        assert.equal(await page.locator(gone).first().isVisible(), false, gone);
    }
    assert.equal(await page.locator('h1').isVisible(), true);
}));

test('in forced colours the present place still stands out', () => withPage({ forcedColors: 'active' }, async (page) => {
    await page.goto(`${server.base}/paatokset`);
    const edge = (selector) => page.locator(selector).first().evaluate((e) => getComputedStyle(e).borderBlockEndColor);
    assert.notEqual(await edge('.site-nav [aria-current]'), await edge('.site-nav a:not([aria-current])'));
    assert.notEqual(await edge('.lang-nav [aria-current]'), await edge('.lang-nav a:not([aria-current])'));
    await page.screenshot({ path: join(shots, 'forced-colours-list.png') });
    await page.goto(server.base + anItem);
    await page.screenshot({ path: join(shots, 'forced-colours-item.png') });
}));

test('at 400 % zoom, 200 % text and wide letters nothing is cut off', () => withPage({}, async (page) => {
    // 1280 px at 400 % is 320 px wide; then the text spacing of WCAG 1.4.12.
    await page.setViewportSize({ width: 320, height: 256 });
    await page.goto(server.base + anItem);
    await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}' +
            'p{margin-block-end:2em!important}');
        document.adoptedStyleSheets = [sheet];
    });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
}));
