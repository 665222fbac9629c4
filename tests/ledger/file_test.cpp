// SPDX-License-Identifier: MIT
// Nothing that happens to a saved ledger makes it answer wrongly: it is refused, or answers as
// before.
#include "base/file.h"

#include <catch2/catch.hpp>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "ledger/ask.h"
#include "ledger/random_columns.h"

namespace inforce {
namespace {

namespace fs = std::filesystem;
using ledger::Day;
using ledger::Days;
using ledger::Ledger;

class TemporaryFile {
 public:
  TemporaryFile()
      : path_(fs::temp_directory_path() / ("file_test." + std::to_string(::getpid()) + ".ledger")) {
  }
  ~TemporaryFile() { fs::remove(path_); }
  [[nodiscard]] const fs::path& path() const { return path_; }
  void write(std::string_view bytes) const {
    fs::remove(path_);  // never over a mapped file
    std::ofstream(path_, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }

 private:
  fs::path path_;
};

std::string bytes_of(const ledger::Columns& columns) {
  const Result<Ledger> built = ledger::from_columns(columns);
  REQUIRE(built);
  return std::string(built->image().bytes());
}

// All that can be asked, as text; nothing when any of it is refused.
std::optional<std::string> ask_everything(const Ledger& asked) {
  std::string text;
  const auto note = [&text](const ledger::Version& v) {
    text += std::to_string(v.id) + std::string(v.agreement) + std::string(v.kind) +
            std::string(v.holder) + std::string(v.counterparty) + std::string(v.term) +
            std::string(v.name) + std::to_string(v.from) + ' ' + std::to_string(v.until) + ' ' +
            std::to_string(v.from_latest) + ' ' + std::to_string(v.until_earliest) + ' ' +
            std::to_string(v.known_from) + ' ' + std::to_string(v.known_to) + '\n';
  };
  const ledger::Filter filters[] = {
      {}, {.agreement = "agreement-1"}, {.kind = "kind-2"}, {.party = "party-3"}};
  for (const ledger::Filter& filter : filters) {
    for (const std::optional<Day> known : {std::optional<Day>{}, std::optional<Day>{30}}) {
      for (const std::size_t limit : {std::size_t{0}, SIZE_MAX}) {
        const auto answer = ledger::at(asked, {filter, Days{35, 35}, known, false, limit});
        if (!answer) return std::nullopt;
        text += std::to_string(answer->in_force) + ' ' + std::to_string(answer->possible) + '\n';
        for (const auto& standing : answer->terms) note(standing.version);
      }
    }
    const auto changes = ledger::changes(asked, filter, 10, 30);
    if (!changes) return std::nullopt;
    for (const auto& change : changes->versions) note(change.version);
    const auto history = ledger::history(asked, filter);
    if (!history) return std::nullopt;
    for (const ledger::Version& v : *history) note(v);
  }
  return text;
}

struct Outcome {
  bool refused = false;  // by open(), by a question, or by check()
  std::optional<std::string> answers;
};
Outcome outcome(const TemporaryFile& file, std::string_view bytes) {
  file.write(bytes);
  Result<Ledger> opened = Ledger::open(file.path());
  if (!opened) {
    CHECK(opened.problems().size() == 1);
    CHECK_FALSE(opened.problems()[0].message.empty());
    return {true, {}};
  }
  const std::optional<std::string> answers = ask_everything(*opened);
  const bool sound = opened->check().empty();
  if (sound) CHECK(ask_everything(*opened) == answers);
  return {!sound, answers};
}

ledger::Columns columns_of(unsigned seed, std::size_t size) {
  std::mt19937 random(seed);
  return test::random_columns(random, size, true, seed % 2 == 0);
}

TEST_CASE("the same columns give the same bytes", "[ledger]") {
  CHECK(bytes_of(columns_of(1, 100)) == bytes_of(columns_of(1, 100)));
  CHECK(bytes_of(columns_of(1, 100)) != bytes_of(columns_of(3, 100)));
}

TEST_CASE("a truncated or grown ledger is refused", "[ledger]") {
  const TemporaryFile file;
  const std::string bytes = bytes_of(columns_of(1, 120));
  for (std::size_t size = 0; size < bytes.size(); size += size < 200 ? 1 : 97) {
    CAPTURE(size);
    CHECK(outcome(file, bytes.substr(0, size)).refused);
  }
  CHECK(outcome(file, bytes + '\0').refused);
  CHECK(outcome(file, bytes + bytes).refused);
}

TEST_CASE("a ledger with any bit flipped is refused, and no answer changes", "[ledger]") {
  const TemporaryFile file;
  for (const unsigned seed : {1U, 2U}) {
    const std::string bytes = bytes_of(columns_of(seed, 60));
    const Outcome whole = outcome(file, bytes);
    REQUIRE_FALSE(whole.refused);
    REQUIRE(whole.answers);
    std::mt19937 random(seed);
    for (std::size_t at = 0; at < bytes.size(); at += 1 + random() % 5) {
      std::string flipped = bytes;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << random() % 8));
      CAPTURE(at);
      const Outcome now = outcome(file, flipped);
      CHECK(now.refused);
      if (now.answers) CHECK(now.answers == whole.answers);  // what it read was not what changed
    }
  }
}

TEST_CASE("in a large ledger only the damaged part is refused", "[ledger]") {
  const TemporaryFile file;
  const std::string bytes = bytes_of(columns_of(1, 50000));
  REQUIRE(bytes.size() > (20 << 16));
  const ledger::Question count = {{.kind = "kind-2"}, Days{35, 35}, {}, false, 0};
  std::string flipped = bytes;
  file.write(bytes);
  const Result<Ledger> whole = Ledger::open(file.path());
  REQUIRE(whole);
  // An id: no count reads it, every list of terms does.
  flipped[static_cast<std::size_t>(reinterpret_cast<const char*>(&whole->index().id[25000]) -
                                   whole->image().bytes().data())] ^= 1;
  const Result<ledger::Answer> expected = ledger::at(*whole, count);
  REQUIRE(expected);
  file.write(flipped);
  const Result<Ledger> opened = Ledger::open(file.path());
  REQUIRE(opened);
  const Result<ledger::Answer> counted = ledger::at(*opened, count);
  REQUIRE(counted);
  CHECK(counted->in_force == expected->in_force);
  CHECK(counted->possible == expected->possible);
  const Result<ledger::Answer> listed =
      ledger::at(*opened, {{}, Days{35, 35}, {}, false, SIZE_MAX});
  REQUIRE_FALSE(listed);
  CHECK(listed.problems().at(0).code == "damaged-ledger");
}

TEST_CASE("foreign files are refused by name", "[ledger]") {
  const TemporaryFile file;
  struct Row {
    std::string bytes, code;
  };
  std::string other_format = bytes_of(columns_of(1, 10));
  other_format[16] = 99;
  const Row rows[] = {
      {"", "not-a-ledger"},
      {"model: x\n", "not-a-ledger"},
      {"SQLite format 3" + std::string(4096, '\0'), "not-a-ledger"},
      {std::string(100000, '\xff'), "not-a-ledger"},
      {other_format, "other-ledger-format"},
  };
  for (const Row& row : rows) {
    file.write(row.bytes);
    const Result<Ledger> opened = Ledger::open(file.path());
    REQUIRE_FALSE(opened);
    CHECK(opened.problems()[0].code == row.code);
    CHECK(opened.problems()[0].place.file == file.path().string());
  }
  CHECK(Ledger::open("/nonexistent/terms.ledger").problems().at(0).code == "cannot-read");
  CHECK(Ledger::open(fs::temp_directory_path()).problems().at(0).code == "not-a-ledger");
}

// Damage that its author has signed: every checksum is right again. Whatever the numbers lead to,
// nothing outside the file is touched (the sanitizers watch).
TEST_CASE("a forged ledger with right checksums does no harm", "[ledger]") {
  const TemporaryFile file;
  const std::string bytes = bytes_of(columns_of(2, 80));
  const Result<Ledger> built = ledger::from_columns(columns_of(2, 80));
  REQUIRE(built);
  constexpr std::size_t kHead = 48, kEntry = 24;
  std::uint32_t arrays = 0;
  std::memcpy(&arrays, bytes.data() + 20, sizeof arrays);
  const std::size_t tables = kHead + arrays * kEntry + 8;  // one block
  const std::size_t payload = (tables + 63) / 64 * 64;
  std::mt19937 random(11);
  std::size_t opened = 0;
  for (int i = 0; i < 4000; ++i) {
    std::string forged = bytes;
    const int changes = 1 + static_cast<int>(random() % 4);
    for (int k = 0; k < changes; ++k) {
      const std::size_t begin = random() % 3 == 0 ? kHead : payload;
      const std::size_t at =
          begin + random() % ((begin == kHead ? payload : forged.size()) - begin) / 4 * 4;
      const std::uint32_t values[] = {0,
                                      1,
                                      0xFFFFFFFF,
                                      0x7FFFFFFF,
                                      0x80000000,
                                      std::uint32_t(random() % 200),
                                      std::uint32_t(random())};
      std::memcpy(forged.data() + at, &values[random() % std::size(values)],
                  std::min<std::size_t>(4, forged.size() - at));
    }
    const auto* raw = reinterpret_cast<const std::byte*>(forged.data());
    const std::uint64_t block = ledger::checksum(raw + payload, forged.size() - payload);
    std::memcpy(forged.data() + kHead + arrays * kEntry, &block, sizeof block);
    const std::uint64_t none = 0;
    std::memcpy(forged.data() + 40, &none, sizeof none);
    const std::uint64_t sum =
        ledger::checksum(raw, kHead) * 31 + ledger::checksum(raw + kHead, payload - kHead);
    std::memcpy(forged.data() + 40, &sum, sizeof sum);
    const Outcome now = outcome(file, forged);
    opened += now.answers.has_value();
  }
  CHECK(opened > 0);  // some got past the checksums
}

}  // namespace
}  // namespace inforce
