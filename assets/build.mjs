// SPDX-License-Identifier: EUPL-1.2
// The style sheet: our tokens and element rules, hds-core's components, our classes, one cascade layer each; minified,
// and compressed beside. Fonts are copied and named in the sheet with their content hash, as the program serves them.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';
import { transform } from 'lightningcss';

const here = dirname(fileURLToPath(import.meta.url));
const hds = join(here, 'node_modules/hds-core');
const fonts = join(here, 'node_modules/@fontsource-variable/source-sans-3');
// Only what pages use. The base sheet gives the tokens that these refer to; its classes and fonts are left out.
const components = ['button'];
// Latin for Finnish, Swedish and English; latin-ext for š, ž and the Sámi letters, fetched only by pages that have them.
const faces = [
    ['latin-ext-wght-normal', 'normal'], ['latin-wght-normal', 'normal'],
    ['latin-wght-italic', 'italic'],
];
// Browsers of 2022 and later: those that know cascade layers.
const targets = { chrome: 99 << 16, firefox: 97 << 16, safari: (15 << 16) | (4 << 8) };

const source = (name) => readFileSync(join(here, 'src', name), 'utf8');
// The first 16 hexadecimal digits of SHA-256, as in the address /assets/NAME.HASH.woff2.
const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

/** The tokens of hds-core's base sheet that the text refers to, directly or by way of another token. */
function tokensUsed(text) {
    const base = readFileSync(join(hds, 'lib/base.css'), 'utf8');
    const root = base.slice(base.indexOf('{') + 1, base.indexOf('\n}'));
    const all = new Map([...root.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((m) => [m[1], m[2]]));
    const used = new Set();
    const add = (css) => {
        for (const [, name] of css.matchAll(/var\((--[\w-]+)/g)) {
            if (!all.has(name) || used.has(name)) continue;
            used.add(name);
            add(all.get(name));
        }
    };
    add(text);
    return `:root{${[...used].sort().map((name) => `${name}:${all.get(name)};`).join('')}}`;
}

/** @font-face rules from the package's own sheets, so that its unicode ranges come along; and the files. */
function fontFaces(folder) {
    const rules = [];
    for (const [file, style] of faces) {
        const bytes = readFileSync(join(fonts, 'files', `source-sans-3-${file}.woff2`));
        const name = `source-sans-3-${file.replace('-wght', '')}`;
        writeFileSync(join(folder, `${name}.woff2`), bytes);
        const sheet = readFileSync(join(fonts, style === 'italic' ? 'wght-italic.css' : 'wght.css'), 'utf8');
        const range = sheet.match(new RegExp(`/\\* source-sans-3-${file} \\*/[^}]*unicode-range: ([^;]+);`))[1];
        rules.push(`@font-face{font-family:"Source Sans 3";font-style:${style};font-display:swap;font-weight:200 900;` +
            `src:url("${name}.${hashOf(bytes)}.woff2") format("woff2");unicode-range:${range}}`);
    }
    return rules.join('\n');
}

function build(folder) {
    const library = components.map((c) => readFileSync(join(hds, `lib/components/${c}/${c}.css`), 'utf8')).join('\n');
    const ours = ['frame.css', 'record.css', 'form.css', 'print.css'].map(source).join('\n');
    const sheet = `@layer base, hds, yp;
${fontFaces(folder)}
@layer base {${source('elements.css')}}
@layer hds {${tokensUsed(library + ours)}${library}}
@layer yp {${source('tokens.css')}${ours}}`;
    const { code, warnings } = transform({ filename: 'yp.css', code: Buffer.from(sheet), minify: true, targets });
    if (warnings.length) throw new Error(JSON.stringify(warnings));
    // Comments that a licence asks to keep: one line instead.
    const head = '/* Yhdyspinta, EUPL-1.2 · hds-core, MIT, City of Helsinki · Source Sans 3, OFL-1.1, Adobe: see LICENSES.txt */\n';
    const css = Buffer.from(head + code.toString());
    writeFileSync(join(folder, 'yp.css'), css);
    writeFileSync(join(folder, 'yp.css.gz'), gzipSync(css, { level: 9 }));
    writeFileSync(join(folder, 'yp.css.br'), brotliCompressSync(css, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: css.length },
    }));
    cpSync(join(here, 'src/favicon.svg'), join(folder, 'favicon.svg'));
    writeFileSync(join(folder, 'LICENSES.txt'), [
        'hds-core (parts of yp.css)', readFileSync(join(hds, 'LICENSE'), 'utf8'),
        'Source Sans 3 (*.woff2)', readFileSync(join(fonts, 'LICENSE'), 'utf8'),
    ].join('\n\n'));
}

/** What a file says, apart from how a compressor of some version packs it. */
function content(folder, name) {
    const bytes = readFileSync(join(folder, name));
    return name.endsWith('.gz') ? gunzipSync(bytes) : name.endsWith('.br') ? brotliDecompressSync(bytes) : bytes;
}

function check() {
    const made = mkdtempSync(join(tmpdir(), 'assets-'));
    const dist = join(here, 'dist');
    build(made);
    const names = [...new Set([...readdirSync(made), ...readdirSync(dist)])].sort();
    console.log(`1..${names.length}`);
    let failed = 0;
    names.forEach((name, i) => {
        let same = false;
        try {
            same = content(made, name).equals(content(dist, name));
        } catch { /* only in one of them */ }
        failed += same ? 0 : 1;
        console.log(`${same ? 'ok' : 'not ok'} ${i + 1} - assets/dist/${name} is what its sources give`);
    });
    rmSync(made, { recursive: true });
    process.exitCode = failed ? 1 : 0;
}

if (process.argv[2] === '--check') {
    check();
} else {
    rmSync(join(here, 'dist'), { recursive: true, force: true });
    mkdirSync(join(here, 'dist'));
    build(join(here, 'dist'));
    for (const name of readdirSync(join(here, 'dist'))) {
        console.log(`${String(readFileSync(join(here, 'dist', name)).length).padStart(7)} ${name}`);
    }
}
