// SPDX-License-Identifier: MIT
#include <algorithm>

#include "claims/cues.h"
#include "claims/from_document.h"
#include "text/lines.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kTopBlocks = 8;    // a date further down is not the document's own
constexpr std::size_t kShortWords = 14;  // a line of more words tells a story
constexpr std::size_t kDatelineChars = 60;

bool is_day(const timex::Timex& when) {
  return when.type == timex::Type::date && when.bounds.earliest && when.bounds.latest &&
         *when.bounds.earliest == *when.bounds.latest && when.origin == timex::Origin::stated;
}

}  // namespace

std::optional<Published> find_published(const text::Document& document,
                                        const timex::Timexes& timexes, const pack::Pack& pack) {
  std::size_t seen = 0;
  for (std::size_t b = 0; b < document.blocks.size() && seen < kTopBlocks; ++b) {
    const text::Block& block = document.blocks[b];
    ++seen;
    const auto first = std::find_if(timexes.begin(), timexes.end(), [&](const timex::Timex& when) {
      return block.span.covers(when.words) && is_day(when);
    });
    if (first == timexes.end()) continue;
    const std::string_view words = block.span.of(document.text);
    const std::vector<Sentence> sentences = sentences_of(document, b, pack);
    const Span before{block.span.begin, first->words.begin};
    const bool cue = !sentences.empty() && find_cue(pack, "published", sentences.front().tokens);
    const bool small = text::count_words(words) <= kShortWords;
    const bool only_date = first->words.size() * 2 >= words.size();
    if (block.kind == text::Block::Kind::meta ? cue : small && (cue || only_date)) {
      return Published{{first->edtf, first->bounds}, first->words};
    }
    // "LISBON, 3 May 2024 (Wire) -": a place in front, a dash behind, near the start.
    if (block.kind == text::Block::Kind::paragraph && before.size() <= kDatelineChars) {
      std::string_view rest = std::string_view(document.text)
                                  .substr(first->words.end, block.span.end - first->words.end);
      rest = rest.substr(0, 40);
      const std::size_t dash =
          std::min({rest.find("—"), rest.find("–"), rest.find(" - "), rest.find("--")});
      const bool place =
          before.size() == 0 || before.of(document.text).find(',') != std::string_view::npos;
      if (dash != std::string_view::npos && place &&
          before.of(document.text).find(". ") == std::string_view::npos) {
        return Published{{first->edtf, first->bounds}, first->words};
      }
    }
  }
  return std::nullopt;
}

}  // namespace inforce::claims
