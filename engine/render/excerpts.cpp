// SPDX-License-Identifier: MIT
#include "render/excerpts.h"

#include <algorithm>

namespace inforce::render {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Moves out of the middle of a character.
std::size_t to_character(std::string_view text, std::size_t offset) {
  while (offset > 0 && offset < text.size() && is_continuation(text[offset])) --offset;
  return offset;
}

bool stands(std::string_view text, const model::Evidence& evidence) {
  const auto [begin, end] = evidence.span;
  return begin < end && end <= text.size() &&
         text.substr(begin, end - begin) == std::string_view(evidence.quote);
}

}  // namespace

Excerpts::Excerpts(std::string_view text, const std::vector<const model::Evidence*>& evidence)
    : text_(text) {
  std::vector<Range> quotes;
  for (const model::Evidence* item : evidence) {
    if (stands(text, *item)) quotes.push_back({item->span.begin, item->span.end});
  }
  std::sort(quotes.begin(), quotes.end(), [](Range a, Range b) { return a.begin < b.begin; });
  if (text.size() <= kWhole) {
    if (!text.empty()) ranges_.push_back({0, text.size()});
  } else {
    whole_ = false;
    for (const Range quote : quotes) {
      const std::size_t begin = to_character(text, quote.begin - std::min(quote.begin, kAround));
      const std::size_t end = to_character(text, std::min(text.size(), quote.end + kAround));
      if (!ranges_.empty() && begin <= ranges_.back().end) {
        ranges_.back().end = std::max(ranges_.back().end, end);
      } else {
        ranges_.push_back({begin, end});
      }
    }
  }
  for (const Range quote : quotes) units_[quote.begin] = units_[quote.end] = 0;
  for (const Range range : ranges_) {
    pieces_.emplace_back(text.substr(range.begin, range.end - range.begin));
    std::size_t units = 0, at = range.begin;
    for (auto it = units_.lower_bound(range.begin); it != units_.end() && it->first <= range.end;
         ++it) {
      for (; at < it->first; ++at) {
        if (is_continuation(text[at])) continue;
        units += static_cast<unsigned char>(text[at]) >= 0xF0U ? 2 : 1;
      }
      it->second = units;
    }
  }
}

Spot Excerpts::find(const model::Evidence& evidence) const {
  if (!stands(text_, evidence)) return {};
  const std::size_t begin = evidence.span.begin, end = evidence.span.end;
  for (std::size_t i = 0; i < ranges_.size(); ++i) {
    if (ranges_[i].begin <= begin && end <= ranges_[i].end) {
      return {static_cast<int>(i), units_.at(begin), units_.at(end)};
    }
  }
  return {};
}

}  // namespace inforce::render
