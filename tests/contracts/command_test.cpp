// SPDX-License-Identifier: MIT
// `inforce agreements` from outside: one record a document, the same bytes for any number of
// threads.
#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/file.h"

namespace inforce {
namespace {

struct Run {
  std::string out;
  int status = 0;
};

Run run(const std::string& arguments) {
  Run result;
  const std::string command =
      std::string(INFORCE_PROGRAM) + " agreements " + arguments + " 2>/dev/null";
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer{};
  while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe)) {
    result.out.append(buffer.data(), count);
  }
  result.status = pclose(pipe);
  return result;
}

const std::string kCorpora = INFORCE_ROOT "/tests/corpora";

TEST_CASE("records do not depend on the number of threads") {
  const std::string one = run(kCorpora + " --format json --jobs 1").out;
  CHECK_FALSE(one.empty());
  CHECK(run(kCorpora + " --format json --jobs 7").out == one);
}

TEST_CASE("every quote of a record lies in its document") {
  const std::string folder = kCorpora + "/amended-licence/docs/";
  const std::string out = run("'" + folder + "*.txt' --format json").out;
  std::size_t records = 0;
  for (std::size_t at = 0; at < out.size(); ++records) {
    const std::size_t end = out.find('\n', at);
    const nlohmann::json record = nlohmann::json::parse(out.substr(at, end - at));
    at = end + 1;
    CHECK(record["schema"] == "inforce/1");
    CHECK(record["terms"].size() == 9);
    const Result<std::string> text = read_file(folder + record["doc"].get<std::string>() + ".txt");
    REQUIRE(text);
    for (const auto& [field, quote] : record["quotes"].items()) {
      const nlohmann::json spans = quote[0].is_array() ? quote : nlohmann::json::array({quote});
      for (const nlohmann::json& span : spans) {
        CAPTURE(field, span.dump());
        CHECK(span[0].get<std::size_t>() < span[1].get<std::size_t>());
        CHECK(span[1].get<std::size_t>() <= text->size());
      }
    }
  }
  CHECK(records == 4);
}

TEST_CASE("a document that is not there is told, the others are read") {
  const Run result = run(
      kCorpora + "/amended-licence/docs/01-licence-agreement.txt no-such-file.txt --format json");
  CHECK(result.status != 0);
  CHECK(result.out.find("\"agreement_date\":\"2017-03-01\"") != std::string::npos);
}

}  // namespace
}  // namespace inforce
