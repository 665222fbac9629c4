// SPDX-License-Identifier: MIT
// Any bytes as the files of a pack: complaints with places, or a pack that reads.
//
// A line "=== NAME" starts the file NAME; what stands under contracts/ is wordings of contracts.
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "claims/from_document.h"
#include "contracts/from_text.h"
#include "fuzz/hold.h"
#include "pack/pack.h"
#include "timex/from_text.h"

namespace inforce {

using fuzz::hold;

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kNames[] = {"pack.yaml", "words.yaml", "terms.yaml", "time.yaml",
                                       "time-words.yaml"};
constexpr std::string_view kText =
    "On 3 March 2015 Acme Corp. granted Beta Ltd. an exclusive licence through 2030 for 20% of "
    "sales. Beta's licence will no longer be exclusive after June.";

// The folder of this process, gone at its end.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("fuzz_pack." + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
};

void check_places(const Diagnostics& problems) {
  hold(has_errors(problems), "what is refused has errors");
  for (const Diagnostic& problem : problems) hold(!problem.message.empty(), "errors say why");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Folder folder;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  std::vector<contracts::WordingFile> wordings;
  for (const std::string_view name : kNames) fs::remove(folder.path / name);
  constexpr std::string_view kMark = "=== ";
  while (rest.substr(0, kMark.size()) == kMark) {
    const std::size_t line = std::min(rest.find('\n'), rest.size() - 1);
    const std::string_view name = rest.substr(kMark.size(), line - kMark.size());
    rest.remove_prefix(line + 1);
    const std::size_t end = std::min(rest.find("=== "), rest.size());
    const std::string bytes(rest.substr(0, end));
    rest.remove_prefix(end);
    for (const std::string_view known : kNames) {
      if (name == known) std::ofstream(folder.path / known, std::ios::binary) << bytes;
    }
    if (name.substr(0, 10) == "contracts/") wordings.push_back({std::string(name), bytes});
  }
  const auto find = [](const std::string& name) -> Result<fs::path> {
    if (name == "fuzz") return folder.path;
    return error("no-such-pack", {}, "no pack '" + name + "'");
  };
  const Result<text::Document> document = text::from_bytes(std::string(kText), "a.txt");
  const Result<timex::Grammar> grammar = timex::load_grammar({folder.path});
  if (!grammar) check_places(grammar.problems());
  const timex::Timexes timexes = grammar ? timex::from_text(kText, *grammar) : timex::Timexes();
  const Result<pack::Pack> pack = pack::load({"fuzz"}, find);
  if (!pack) check_places(pack.problems());
  if (pack) {
    for (const claims::Claim& claim : claims::from_document(*document, timexes, *pack).claims) {
      hold(claim.quote.begin < claim.quote.end && claim.quote.end <= kText.size(),
           "a quote stands in the text");
    }
  }
  const Result<contracts::Wordings> read = contracts::read_wordings(wordings);
  if (!read) check_places(read.problems());
  if (read) hold(contracts::from_text(kText, *read).title.end <= kText.size(), "it reads");
  return 0;
}

}  // namespace inforce
