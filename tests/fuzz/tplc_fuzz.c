/* tplc_fuzz.c — the template compiler: any text is compiled or refused with a line and a reason, never a
 * crash. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdint.h>

#include "base/text.h"
#include "tplc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    if (!text_is_utf8(text)) return 0;
    auto_out struct out code = out_make(1 << 24), header = out_make(1 << 24);
    struct tplc_error error = {0};
    bool compiled = tplc_compile("x.tpl", "x.tpl.h", text, &code, &header, &error);
    must(compiled == (error.line == 0) && compiled == (error.message[0] == '\0'));
    must(code.err == OK && header.err == OK);
    return 0;
}
