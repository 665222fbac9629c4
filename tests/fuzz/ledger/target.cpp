// SPDX-License-Identifier: MIT
// Any bytes as a saved ledger, and as lines of term versions: refused, or answers that agree.
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "fuzz/hold.h"
#include "ledger/ask.h"
#include "ledger/excerpt.h"
#include "ledger/from_lines.h"

using namespace inforce;
using fuzz::hold;

namespace {

namespace fs = std::filesystem;

struct File {
  fs::path path = fs::temp_directory_path() / ("fuzz_ledger." + std::to_string(::getpid()));
  ~File() { fs::remove(path); }
};

// Whatever a file holds, a question is answered or refused.
void ask(const ledger::Ledger& asked) {
  constexpr ledger::Days kDays{16000, 19000};
  const auto held = ledger::at(asked, {.days = kDays, .all = true});
  const auto counted = ledger::at(asked, {.days = kDays, .limit = 0});
  if (held && counted) {
    hold(held->in_force == counted->in_force && held->possible == counted->possible,
         "a list and its count agree");
  }
  const auto changed = ledger::changes(asked, {}, 16000, 19000);
  const auto names = ledger::name_lists(asked);
  if (names) {
    for (const std::string_view agreement : names->agreements) {
      const auto past = ledger::history(asked, {.agreement = std::string(agreement)});
      if (past) hold(past->size() <= asked.size(), "a history is a part of the ledger");
    }
  }
  if (changed) hold(changed->versions.size() <= asked.size(), "changes are a part of the ledger");
}

void check_file(std::string_view bytes) {
  static const File file;
  fs::remove(file.path);  // never over a mapped file
  std::ofstream(file.path, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  Result<ledger::Ledger> opened = ledger::Ledger::open(file.path);
  if (!opened) {
    hold(has_errors(opened.problems()), "a file that is refused has errors");
    return;
  }
  ask(*opened);
  if (opened->check().empty()) ask(*opened);
}

void check_lines(std::string_view lines) {
  ledger::LineReader whole("lines"), pieces("lines");
  whole.feed(lines);
  whole.finish();
  for (std::size_t at = 0; at < lines.size(); at += 7) pieces.feed(lines.substr(at, 7));
  pieces.finish();
  hold(whole.problems().size() == pieces.problems().size(), "pieces have the same problems");
  if (has_errors(whole.problems())) return;
  const Result<ledger::Ledger> one = ledger::from_columns(whole.take());
  const Result<ledger::Ledger> other = ledger::from_columns(pieces.take());
  hold(static_cast<bool>(one) == static_cast<bool>(other), "pieces give the same");
  if (!one) return;
  hold(one->image().bytes() == other->image().bytes(), "pieces give the same ledger");
  ask(*one);
  const auto all = ledger::history(*one, {});
  hold(static_cast<bool>(all), "a ledger in memory answers");
  std::size_t versions = 0;
  for (const model::Term& term : ledger::excerpt(*all).terms) versions += term.versions.size();
  hold(versions == all->size(), "an excerpt of all has all versions");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check_file(bytes);
  check_lines(bytes);
  return 0;
}
