/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http_guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

union address {
    struct sockaddr any;
    struct sockaddr_in four;
    struct sockaddr_in6 six;
};

static const struct sockaddr *from(const char *text)
{
    static union address address;
    address = (union address){0};
    address.any.sa_family = strchr(text, ':') ? AF_INET6 : AF_INET;
    void *bytes = strchr(text, ':') ? (void *)&address.six.sin6_addr : (void *)&address.four.sin_addr;
    assert_int_equal(inet_pton(address.any.sa_family, text, bytes), 1);
    return &address.any;
}

static struct guard *guard_of(int connections, int requests, bool loopback)
{
    struct app_config config = app_config_default();
    config.connections_per_address = connections;
    config.requests_per_address = requests;
    config.limit_loopback = loopback;
    return guard_new(&config);
}

static void connections_of_one_address_are_limited(void **state)
{
    struct guard *guard = guard_of(2, 10, false);
    struct guard_address *first = guard_enter(guard, from("192.0.2.1"), 0);
    assert_true(guard_admits(guard, from("192.0.2.1")));
    struct guard_address *second = guard_enter(guard, from("192.0.2.1"), 0);
    assert_ptr_equal(first, second);
    assert_false(guard_admits(guard, from("192.0.2.1")));
    assert_true(guard_admits(guard, from("192.0.2.2")));
    guard_leave(guard, first);
    assert_true(guard_admits(guard, from("192.0.2.1")));
    guard_free(guard);
}

static void an_ipv6_network_counts_as_one(void **state)
{
    struct guard *guard = guard_of(1, 10, false);
    guard_enter(guard, from("2001:db8:1:2::1"), 0);
    assert_false(guard_admits(guard, from("2001:db8:1:2:ffff::9")));
    assert_true(guard_admits(guard, from("2001:db8:1:3::1")));
    guard_enter(guard, from("192.0.2.1"), 0);
    assert_false(guard_admits(guard, from("::ffff:192.0.2.1")));
    guard_free(guard);
}

static void loopback_is_exempt_unless_told(void **state)
{
    struct guard *guard = guard_of(1, 1, false), *strict = guard_of(1, 1, true);
    static const char *const own[] = {"127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        assert_null(guard_enter(guard, from(own[i]), 0));
        assert_true(guard_admits(guard, from(own[i])));
    }
    assert_true(guard_request(guard, NULL, 0));
    assert_non_null(guard_enter(strict, from("127.0.0.1"), 0));
    assert_false(guard_admits(strict, from("127.0.0.1")));
    guard_free(guard);
    guard_free(strict);
}

static void no_limit_is_no_limit(void **state)
{
    struct guard *guard = guard_of(0, 0, false);
    for (int i = 0; i < 1000; i++) {
        assert_true(guard_admits(guard, from("192.0.2.1")));
        assert_true(guard_request(guard, guard_enter(guard, from("192.0.2.1"), 0), 0));
    }
    guard_free(guard);
}

static void addresses_are_remembered_up_to_a_number(void **state)
{
    struct guard *guard = guard_of(0, 0, false);
    for (int i = 0; i < ADDRESSES_MAX; i++) {
        union address address = {
            .four = {.sin_family = AF_INET, .sin_addr = {htonl(0x0a000000u + (unsigned)i)}}};
        assert_true(guard_admits(guard, &address.any));
        guard_leave(guard, guard_enter(guard, &address.any, 0));
    }
    assert_false(guard_admits(guard, from("192.0.2.1")));
    assert_true(guard_admits(guard, from("10.0.0.1")));
    guard_sweep(guard, 1000);
    assert_true(guard_admits(guard, from("192.0.2.1")));
    guard_free(guard);
}

static void requests_come_back_with_time(void **state)
{
    struct guard *guard = guard_of(10, 10, false);
    struct guard_address *address = guard_enter(guard, from("192.0.2.1"), 1000);
    for (int i = 0; i < 10 * REQUEST_BURST_SECONDS; i++)
        assert_true(guard_request(guard, address, 1000));
    assert_false(guard_request(guard, address, 1000));
    assert_false(guard_request(guard, address, 1099)); /* ten a second: one after 100 ms */
    assert_true(guard_request(guard, address, 1100));
    assert_false(guard_request(guard, address, 1100));
    for (int i = 0; i < 10 * REQUEST_BURST_SECONDS; i++)
        assert_true(guard_request(guard, address, 1000000));
    assert_false(guard_request(guard, address, 1000000)); /* no more than the burst is saved up */
    guard_free(guard);
}

static void addresses_are_forgotten_when_quiet(void **state)
{
    struct guard *guard = guard_of(10, 10, false);
    struct guard_address *address = guard_enter(guard, from("192.0.2.1"), 0);
    assert_true(guard_request(guard, address, 0));
    guard_leave(guard, address);
    guard_sweep(guard, 10); /* its allowance is not full yet: remembered */
    assert_ptr_equal(guard_enter(guard, from("192.0.2.1"), 10), address);
    guard_leave(guard, address);
    guard_sweep(guard, 100000);
    address = guard_enter(guard, from("192.0.2.1"), 100000);
    for (int i = 0; i < 10 * REQUEST_BURST_SECONDS; i++)
        assert_true(guard_request(guard, address, 100000));
    guard_free(guard);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(connections_of_one_address_are_limited),
        cmocka_unit_test(an_ipv6_network_counts_as_one),
        cmocka_unit_test(loopback_is_exempt_unless_told),
        cmocka_unit_test(no_limit_is_no_limit),
        cmocka_unit_test(addresses_are_remembered_up_to_a_number),
        cmocka_unit_test(requests_come_back_with_time),
        cmocka_unit_test(addresses_are_forgotten_when_quiet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
