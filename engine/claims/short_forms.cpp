// SPDX-License-Identifier: MIT
#include "claims/short_forms.h"

#include "base/text.h"

namespace inforce::claims {
namespace {

bool is_stars(std::string_view mark) {
  return mark.find_first_not_of('*') == std::string_view::npos;
}

}  // namespace

void ShortForms::define(const Sentence& sentence, const std::vector<Placed>& names) {
  if (place_.is_head(sentence)) return;  // "From: Ann Lee (Acme)"
  const auto is_quote = [](std::string_view mark) {
    return mark == "\"" || mark == "'" || mark == "“" || mark == "”" || mark == "‘" || mark == "’";
  };
  const std::vector<Token>& tokens = sentence.tokens;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (text_at(sentence, i) != "(") continue;
    const std::size_t open = i;
    for (bool more = true; more && i + 1 < tokens.size();) {
      std::size_t begin = i + 1;
      while (begin < tokens.size() && !tokens[begin].capital && begin < i + 5) ++begin;
      std::size_t end = begin;
      while (end < tokens.size() && tokens[end].capital) ++end;
      if (end == begin || end >= tokens.size() || tokens[begin].timex >= 0) break;
      std::size_t close = end;
      while (close + 1 < tokens.size() && is_stars(text_at(sentence, close))) ++close;
      const bool quoted = is_quote(text_at(sentence, close));
      if (!quoted && text_at(sentence, close) != ")") break;
      define(sentence, names, open, begin, end, quoted);
      i = close;
      more = quoted && close + 1 < tokens.size() &&
             pack::has(tokens[close + 1].pos, pack::Pos::conjunction);
    }
  }
}

void ShortForms::define(const Sentence& sentence, const std::vector<Placed>& names,
                        std::size_t open, std::size_t begin, std::size_t end, bool quoted) {
  const std::optional<std::size_t> of =
      owner_of(sentence, names, open, folded(shape_.words(sentence, begin, end)), quoted);
  if (!of) return;
  const bool dateline = open < 4 && NameShape::all_capitals(candidates_[*of].written) && !quoted;
  if (dateline) return;                            // "GENEVA (Wire) -"
  if (candidates_[*of].titled && !quoted) return;  // "Ms Lee (Chair)"
  const std::size_t c = candidates_.number(shape_.words(sentence, begin, end));
  if (c != *of) candidates_[c].same_as = static_cast<int>(*of);
  candidates_[c].defined = true;
}

// Whom a short form in brackets is of: the name just before; in quotation marks rather the one that
// has its words, "Acme Foods, of High Street, Oslo ("Acme")", or the firm that the aside is about,
// "Acme Inc., of Oslo (the "Licensee")".
std::optional<std::size_t> ShortForms::owner_of(const Sentence& sentence,
                                                const std::vector<Placed>& names, std::size_t open,
                                                const NameKey& key, bool quoted) const {
  std::size_t last_bracket = open;
  while (last_bracket > 0 && text_at(sentence, last_bracket) != ")") --last_bracket;
  std::optional<std::size_t> next, firm;
  for (auto placed = names.rbegin(); placed != names.rend(); ++placed) {
    if (placed->end > open) continue;
    std::size_t behind = placed->end;
    while (behind < open && (text_at(sentence, behind) == "." || text_at(sentence, behind) == "," ||
                             is_stars(text_at(sentence, behind)))) {
      ++behind;
    }
    const std::size_t c = placed->candidate;
    if (behind == open) next = c;
    if (!quoted) break;
    if (is_short_for(key, c)) return c;
    if (!firm && placed->end > last_bracket && placed->is_firm) firm = c;
  }
  return firm ? firm : next;
}

bool ShortForms::is_short_for(const NameKey& key, std::size_t c) const {
  const NameKey name = folded(candidates_[c].written);
  return name != key &&
         (initials_of(name) == key || (" " + name + " ").find(" " + key + " ") != NameKey::npos);
}

std::string_view ShortForms::text_at(const Sentence& sentence, std::size_t i) const {
  return i < sentence.tokens.size() ? shape_.words(sentence, i, i + 1) : std::string_view{};
}

}  // namespace inforce::claims
