// SPDX-License-Identifier: EUPL-1.2
// The contrast of every pair of colours that the pages put together (WCAG 2.2: 1.4.3 text 4.5, 1.4.11 edges 3).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('../../assets/src/tokens.css', import.meta.url), 'utf8');
const normal = css.slice(0, css.indexOf('@media'));
const more = css.slice(css.indexOf('prefers-contrast'));
const colours = (text) => Object.fromEntries([...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1], m[2]]));

/** Relative luminance of #rrggbb, by WCAG's formula. */
function luminance(hex) {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
        .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
export function contrast(a, b) {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
}

test('the formula: black on white is 21, #767676 on white just passes', () => {
    assert.equal(contrast('#000000', '#ffffff').toFixed(1), '21.0');
    assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54');
});

const text = 4.5, edge = 3;
const pairs = [
    ...['paper', 'tint', 'tint-strong', 'good-tint', 'warn-tint', 'bad-tint', 'info-tint', 'mark'].flatMap((ground) => [
        ['ink', ground, text], ['link', ground, text], ['ink-soft', ground, text], ['link-hover', ground, text],
    ]),
    ['link-visited', 'paper', text], ['link-visited', 'tint', text],
    ['on-brand', 'brand', text], ['on-brand', 'brand-deep', text], ['on-brand-soft', 'brand', text],
    ['paper', 'good', text], ['paper', 'bad', text], ['warn', 'warn-tint', text], ['info', 'info-tint', text],
    ['bad', 'paper', text], ['bad', 'tint', text], ['brand', 'paper', text],
    ['line-strong', 'paper', edge], ['line-strong', 'tint', edge], ['focus', 'paper', edge], ['focus', 'tint-strong', edge],
    ['good', 'good-tint', edge], ['bad', 'bad-tint', edge], ['warn', 'warn-tint', edge], ['info', 'info-tint', edge],
];
for (const [name, palette] of [['usual', colours(normal)], ['more contrast', { ...colours(normal), ...colours(more) }]]) {
    test(`${name}: ${pairs.length} pairs are readable`, () => {
        for (const [a, b, least] of pairs) {
            assert.ok(palette[a] && palette[b], `${a} and ${b} are colours of tokens.css`);
            const value = contrast(palette[a], palette[b]);
            assert.ok(value >= least, `${a} on ${b}: ${value.toFixed(2)}, at least ${least}`);
        }
    });
}
