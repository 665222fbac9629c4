// SPDX-License-Identifier: MIT
#include "examples/ten_lines.h"

#include "claims/extract.h"
#include "merge/kinds.h"
#include "query/query.h"

using namespace inforce;

std::vector<std::string> kinds_in_force(const std::string& packs, std::string text,
                                        query::Day day) {
  const auto folder = [&](const std::string& name) { return std::filesystem::path(packs) / name; };
  const Result<pack::Pack> pack = pack::load({"agreements"}, folder);
  const auto grammar = inforce::timex::load_grammar({folder("en")});  // libc has a timex, too
  const Result<text::Document> document = text::from_bytes(std::move(text), "note.txt");
  if (!pack || !grammar || !document) return {};  // problems() says why, each with its place
  Diagnostics notes;
  const model::Model model = merge::from_claims({claims::extract(*document, *grammar, *pack)},
                                                merge::kinds_of(*pack), {}, notes);
  std::vector<std::string> kinds;
  for (const query::Standing& standing : query::at(model, {{day, day}, {}}).terms) {
    kinds.push_back(standing.term->kind);
  }
  return kinds;
}
