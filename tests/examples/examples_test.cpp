// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "base/file.h"
#include "edtf/when.h"
#include "examples/ten_lines.h"

using namespace inforce;

namespace {

const std::string kRoot = INFORCE_ROOT;

constexpr const char* kNote =
    "January 4, 2021\n\n"
    "Acme and Beta signed a licensing agreement on January 4, 2021. "
    "Under it Acme has an exclusive licence to Beta's patents through 2026.\n";

bool holds(const std::string& kind, const std::string& day) {
  const auto kinds = kinds_in_force(kRoot + "/models/packs", kNote, *edtf::parse_day(day));
  return std::count(kinds.begin(), kinds.end(), kind) > 0;
}

}  // namespace

TEST_CASE("The library in ten lines says what a text leaves in force", "[examples]") {
  CHECK_FALSE(holds("license", "2020-12-31"));
  CHECK(holds("license", "2022-01-01"));
  CHECK_FALSE(holds("license", "2027-06-01"));
  CHECK(kinds_in_force(kRoot + "/no/such/packs", kNote, *edtf::parse_day("2022-01-01")).empty());
}

TEST_CASE("The README shows the example as it is compiled", "[examples]") {
  const std::string readme = *read_file(kRoot + "/README.md");
  const std::string source = *read_file(kRoot + "/tests/examples/ten_lines.cpp");
  const std::size_t code = source.find("#include \"claims/extract.h\"");
  REQUIRE(code != std::string::npos);
  CHECK(readme.find("```cpp\n" + source.substr(code) + "```\n") != std::string::npos);
}
