// SPDX-License-Identifier: EUPL-1.2
// Reporter for node --test-reporter: one TAP line a test, none for a suite, so that scripts/count counts cases.
// (Node's own TAP nests and counts differently from version to version.)
export default async function* tap(source) {
    let number = 0;
    for await (const event of source) {
        if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
        const { name, details, skip } = event.data;
        if (details?.type === 'suite') continue;
        const title = name.replaceAll('#', '').replaceAll('\n', ' ');
        const skipped = skip !== undefined && skip !== false;
        number += 1;
        yield `${event.type === 'test:pass' ? 'ok' : 'not ok'} ${number} - ${title}${skipped ? ` # SKIP ${skip}` : ''}\n`;
        if (event.type === 'test:fail') {
            const cause = details?.error?.cause ?? details?.error;
            const text = cause?.message ?? String(cause);
            const where = String(cause?.stack ?? '').split('\n').find((line) => line.includes('.test.mjs')) ?? '';
            yield `${text}\n${where}`.replace(/^/gm, '#   ') + '\n';
        }
    }
    yield `1..${number}\n`;
}
