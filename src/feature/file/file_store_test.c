/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/testdb.h"

#include <string.h>

#include "feature/agenda/agenda_store.h"
#include "feature/file/file_store.h"
#include "feature/meeting/meeting_store.h"
#include "feature/organization/organization_store.h"
#include "feature/party/party_store.h"

/* Any 64 digits do: the store takes the hash from its caller. */
#define HASH "00000000000000000000000000000000000000000000000000000000000000a1"
#define OTHER_HASH "00000000000000000000000000000000000000000000000000000000000000b2"

static int64_t meeting;

static int64_t add_item(struct test_db *t, int64_t position)
{
    int64_t id;
    const struct agenda_item item = {.meeting_id = meeting, .position = position, .title = "Asia", .language = "fi",
                                     .organization_text = "", .secrecy_ground = "", .source_host = "",
                                     .source_id = "", .source_url = ""};
    assert_int_equal(agenda_item_add(t->db, &item, (struct moment){1700000000}, &id), OK);
    return id;
}

/* A meeting of a board, and its first item. */
static int64_t fill(struct test_db *t)
{
    struct day held_on;
    int64_t party, board;
    assert_int_equal(day_make(2024, 2, 5, &held_on), OK);
    const struct party p = {.kind = PARTY_MUNICIPALITY, .name = "Kotka", .name_sv = "", .name_en = "", .short_name = "",
                            .official_name = "", .business_id = "", .municipality_code = "", .language = "fi",
                            .website = "", .description = "", .succeeded_on = DAY_NONE};
    assert_int_equal(party_add(t->db, &p, &party), OK);
    const struct organization o = {.party_id = party, .kind = ORGANIZATION_BOARD, .regime = REGIME_MUNICIPAL,
                                   .state = ORGANIZATION_ACTIVE, .name = "Hallitus", .name_sv = "", .name_en = "",
                                   .short_name = "", .language = "fi", .sector = "", .tasks = "", .rhythm = "",
                                   .started_on = DAY_NONE, .ended_on = DAY_NONE, .source_host = "", .source_id = ""};
    assert_int_equal(organization_add(t->db, &o, &board), OK);
    const struct meeting m = {.organization_id = board, .state = MEETING_HELD, .held_on = held_on,
                              .published_on = DAY_NONE, .place = "", .language = "fi", .source_host = "",
                              .source_id = "", .source_url = ""};
    assert_int_equal(meeting_add(t->db, &m, &meeting), OK);
    return add_item(t, 1);
}

static struct file a_file(const char *number, const char *title, const char *sha256)
{
    return (struct file){.kind = FILE_ATTACHMENT, .number = number, .title = title, .file_name = "", .sha256 = sha256,
                         .media_type = *sha256 ? "application/pdf" : "", .source_url = ""};
}

/* Longer than two rows of it, and not a whole number of them. */
static struct str long_bytes(struct test_db *t)
{
    enum { SIZE = 2 * FILE_CHUNK + 17 };
    char *bytes = arena_alloc(t->a, SIZE);
    for (size_t i = 0; i < SIZE; i++) bytes[i] = (char)(i * 7 + i / FILE_CHUNK);
    return (struct str){bytes, SIZE};
}

static void bytes_come_back_whole(void **state)
{
    struct test_db *t = test_db(state);
    struct str bytes = long_bytes(t), got;
    assert_int_equal(blob_add(t->db, HASH, bytes), OK);
    assert_int_equal(blob_add(t->db, HASH, bytes), OK); /* here already */
    assert_int_equal(blob_add(t->db, OTHER_HASH, STR("")), OK);
    assert_int_equal(blob_read(t->db, t->a, HASH, &got), OK);
    assert_true(str_eq(got, bytes));
    auto_out struct out out = out_make(4 * FILE_CHUNK);
    assert_int_equal(blob_write(t->db, HASH, &out), OK);
    assert_int_equal(out_finish(&out, &got), OK);
    assert_true(str_eq(got, bytes));
    assert_int_equal(blob_read(t->db, t->a, OTHER_HASH, &got), OK);
    assert_int_equal(got.n, 0);
}

static void bytes_that_are_not_here_are_not_found(void **state)
{
    struct test_db *t = test_db(state);
    struct str got;
    auto_out struct out out = out_make(1024);
    assert_int_equal(blob_read(t->db, t->a, HASH, &got), ERR_NOT_FOUND);
    assert_int_equal(blob_write(t->db, HASH, &out), ERR_NOT_FOUND);
    assert_int_equal(blob_add(t->db, HASH, long_bytes(t)), OK);
    assert_int_equal(blob_write(t->db, HASH, &out), ERR_LIMIT);
}

static void a_file_that_stays_keeps_its_id(void **state)
{
    struct test_db *t = test_db(state);
    int64_t item = fill(t), other = add_item(t, 2);
    struct file *files, files_of[] = {a_file("1", "Selvitys", ""), a_file("2", "Kartta", ""), a_file("3", "Lausunto", "")};
    size_t n;
    assert_int_equal(file_change_of_item(t->db, item, files_of, 3), OK);
    assert_int_equal(file_list_by_item(t->db, t->a, item, &files, &n), OK);
    assert_int_equal(n, 3);
    int64_t statement = files[2].id;
    struct file changed[] = {files_of[2], a_file("4", "Sopimus", ""), files_of[0]};
    assert_int_equal(file_change_of_item(t->db, item, changed, 3), OK);
    assert_int_equal(file_list_by_item(t->db, t->a, item, &files, &n), OK);
    assert_int_equal(n, 3);
    assert_int_equal(files[0].id, statement);
    assert_string_equal(files[1].title, "Sopimus");
    assert_string_equal(files[2].title, "Selvitys");
    assert_int_equal(file_change_of_item(t->db, other, files_of, 1), OK);
    assert_int_equal(file_list_by_meeting(t->db, t->a, meeting, &files, &n), OK);
    assert_int_equal(n, 4);
    assert_int_equal(files[3].agenda_item_id, other);
    assert_int_equal(file_change_of_item(t->db, item, NULL, 0), OK);
    assert_int_equal(file_list_by_item(t->db, t->a, item, &files, &n), OK);
    assert_int_equal(n, 0);
}

static void a_file_of_a_hidden_item_is_not_found(void **state)
{
    struct test_db *t = test_db(state);
    int64_t item = fill(t);
    struct file *files, got, one = a_file("1", "Selvitys", HASH);
    size_t n;
    assert_int_equal(file_change_of_item(t->db, item, &one, 1), ERR_CONFLICT); /* its bytes are not here */
    assert_int_equal(blob_add(t->db, HASH, STR("%PDF-")), OK);
    assert_int_equal(file_change_of_item(t->db, item, &one, 1), OK);
    assert_int_equal(file_list_by_item(t->db, t->a, item, &files, &n), OK);
    assert_int_equal(file_get(t->db, t->a, files[0].id, &got), OK);
    assert_string_equal(got.sha256, HASH);
    assert_int_equal(agenda_item_change_hidden(t->db, item, true), OK);
    assert_int_equal(file_get(t->db, t->a, files[0].id, &got), ERR_NOT_FOUND);
    assert_int_equal(file_list_by_meeting(t->db, t->a, meeting, &files, &n), OK);
    assert_int_equal(n, 0);
}

int main(void)
{
    day_init();
    const struct CMUnitTest tests[] = {
        TEST_DB(bytes_come_back_whole),
        TEST_DB(bytes_that_are_not_here_are_not_found),
        TEST_DB(a_file_that_stays_keeps_its_id),
        TEST_DB(a_file_of_a_hidden_item_is_not_found),
    };
    return cmocka_run_group_tests_name("file_store", tests, NULL, NULL);
}
