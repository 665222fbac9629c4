// SPDX-License-Identifier: MIT
#include "cli/in_order.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <stdexcept>
#include <vector>

using namespace inforce;

TEST_CASE("results come in the order of the items, whatever the threads", "[cli]") {
  for (const std::size_t threads : {1u, 2u, 7u}) {
    CAPTURE(threads);
    std::vector<int> taken;
    std::atomic<int> held{0}, most{0};
    cli::InOrder<int, int> squares(
        threads,
        [&] {
          return [&](int item) {
            most = std::max(most.load(), ++held);
            if (item % 5 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
            return item * item;
          };
        },
        [&](int result) {
          --held;
          taken.push_back(result);
        });
    for (int i = 0; i < 500; ++i) squares.add(i);
    squares.finish();
    REQUIRE(taken.size() == 500);
    for (int i = 0; i < 500; ++i) CHECK(taken[static_cast<std::size_t>(i)] == i * i);
    CHECK(most <= static_cast<int>(8 * threads));  // few are held at a time
  }
}

TEST_CASE("what the work throws is thrown to whom it is done for", "[cli]") {
  const auto run = [] {
    cli::InOrder<int, int> work(
        2,
        [] {
          return [](int item) {
            if (item == 40) throw std::runtime_error("forty");
            return item;
          };
        },
        [](int) {});
    for (int i = 0; i < 100; ++i) work.add(i);
    work.finish();
  };
  CHECK_THROWS_WITH(run(), "forty");
}
