// SPDX-License-Identifier: EUPL-1.2
// Debian's Chromium, started once; a page of its own for each purpose.
import { chromium } from 'playwright-core';
import { existsSync } from 'node:fs';

const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'];

export async function startBrowser() {
    const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
        .find((path) => existsSync(path));
    if (!executablePath) throw new Error('no Chromium: apt-get install chromium');
    return chromium.launch({ executablePath, headless: true, args }); // with a new, empty profile
}

/** A page that remembers what went wrong in it: console errors, scripts that threw, requests to elsewhere or refused. */
export async function openPage(browser, base, options = {}) {
    const context = await browser.newContext({ locale: 'fi-FI', viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const wrongs = [];
    page.on('console', (message) => {
        // The page's own status (404 on the page of errors) is said in the console too: the test knows it.
        if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) wrongs.push(message.text());
    });
    page.on('pageerror', (error) => wrongs.push(String(error)));
    page.on('request', (request) => {
        if (!request.url().startsWith(base) && !request.url().startsWith('data:')) wrongs.push(`asks ${request.url()}`);
    });
    page.on('response', (answer) => {
        const main = answer.request().isNavigationRequest();
        if (!main && answer.status() >= 400) wrongs.push(`${answer.status()} ${answer.url()}`);
    });
    return { page, takeWrongs: () => wrongs.splice(0), close: () => context.close() };
}
