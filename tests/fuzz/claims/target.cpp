// SPDX-License-Identifier: MIT
// Any bytes as news: claims whose quotes stand in the text, and which are the same written down and
// read again.
#include <cstdint>
#include <filesystem>
#include <string>

#include "claims/extract.h"
#include "claims/json.h"
#include "fuzz/hold.h"
#include "pack/pack.h"
#include "timex/from_text.h"

namespace inforce {

using fuzz::hold;

namespace {

std::filesystem::path packs() { return std::filesystem::path(INFORCE_ROOT) / "models/packs"; }

const pack::Pack& agreements() {
  static const Result<pack::Pack> loaded =
      pack::load({"agreements"}, [](const std::string& name) { return packs() / name; });
  hold(static_cast<bool>(loaded), "the pack loads");
  return *loaded;
}

const timex::Grammar& english() {
  static const Result<timex::Grammar> loaded = timex::load_grammar({packs() / "en"});
  hold(static_cast<bool>(loaded), "the grammar loads");
  return *loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Result<text::Document> document =
      text::from_bytes(std::string(reinterpret_cast<const char*>(data), size), "a.md");
  if (!document) return 0;
  const claims::Extraction said = claims::extract(*document, english(), agreements());
  for (const claims::Claim& claim : said.claims) {
    hold(claim.quote.begin < claim.quote.end && claim.quote.end <= size,
         "a quote stands in the text");
    hold(claim.message <= said.messages.size(), "a claim's message is there");
    hold(!claim.change || *claim.change < said.claims.size(), "a claim's change is there");
    for (const claims::Time& time : claim.times) {
      hold(!time.anchor || *time.anchor < said.claims.size(), "a time's anchor is there");
    }
  }
  const std::string lines = claims::to_json_lines(said);
  Diagnostics problems;
  const std::vector<claims::Extraction> again = claims::from_json_lines(lines, "lines", problems);
  if (!problems.empty()) std::fprintf(stderr, "%s\n", to_string(problems.front()).c_str());
  hold(problems.empty() && again.size() == 1, "claims that are written can be read");
  hold(claims::to_json_lines(again.front()) == lines, "and are the same");
  return 0;
}

}  // namespace inforce
