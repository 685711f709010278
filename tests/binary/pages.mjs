// SPDX-License-Identifier: EUPL-1.2
// Pages of an invented municipality in the publishing system's text form, as many as a test wants. Own words.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const matters = ['Kylätalon lämmitys', 'Latuverkoston hoito', 'Kirjastoauton reitti', 'Uimarannan kunnostus', 'Koulukuljetusten tilaus'];

/** One item of a meeting; `title` may be given, to tell a version from another. */
export function itemText({ meeting, paragraph, day = '05.02.2024', title = `${matters[paragraph % matters.length]} ${paragraph}` }) {
    return `URL: https://dynasty.esimerkkila.example:443/cgi/DREQUEST.PHP?page=meetingitem&id=${meeting}-${paragraph}
Dynasty tietopalvelu Haku RSS Esimerkkilän kunta

Esimerkkilän kunnanhallitus
Pöytäkirja ${day}/Pykälä ${paragraph}

${title}

Kunnanhallitus ${day} § ${paragraph}

${100 + paragraph}/00.01.02/2024

Valmistelija hallintojohtaja

Tekninen toimi on laskenut vaihtoehtojen kustannukset. Halvin niistä riittää kolmeksi vuodeksi.

Päätösehdotus

Kunnanhallitus hyväksyy halvimman vaihtoehdon.

Päätös

Hyväksyttiin yksimielisesti.
`;
}

/** Writes `count` items into the folder, one file each: 20 to a meeting. Returns the paths in order. */
export function writeItems(folder, count) {
    mkdirSync(folder, { recursive: true });
    return Array.from({ length: count }, (_, i) => {
        const meeting = 2024100 + Math.floor(i / 20);
        const day = `${String(1 + (meeting % 28)).padStart(2, '0')}.${String(1 + (Math.floor(meeting / 28) % 12)).padStart(2, '0')}.2024`;
        const path = join(folder, `${meeting}-${String(i + 1).padStart(5, '0')}.txt`);
        writeFileSync(path, itemText({ meeting, paragraph: i + 1, day }));
        return path;
    });
}
